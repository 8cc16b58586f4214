//! The writer of images.

use std::collections::HashMap;
use std::io::{self, Seek, SeekFrom, Write};
use std::marker::PhantomData;

use xxhash_rust::xxh3::Xxh3Default;

use super::field::{Field, Id, Key, Prose, Rows, Text};
use super::{ALIGNMENT, DIRECTORY_END, FORMAT, MAGIC, Row, Section, seal_of};

/// Collects rows and text, then writes the image. Deterministic: the same calls in the same order give the same bytes.
pub struct ImageWriter<'a> {
    sections: [Part<'a>; Section::COUNT],
    interned: HashMap<String, Text>,
    written: Written,
}

impl Default for ImageWriter<'_> {
    fn default() -> Self {
        let sections = std::array::from_fn(|_| Part::default());
        Self { sections, interned: HashMap::default(), written: Written::default() }
    }
}

/// A section under construction.
#[derive(Default)]
struct Part<'a> {
    /// Its first bytes, if they are generated on writing.
    head: Option<Head<'a>>,
    bytes: Vec<u8>,
}

impl Part<'_> {
    fn len(&self) -> usize {
        self.head.as_ref().map_or(0, |head| head.length) + self.bytes.len()
    }
}

/// Bytes that are generated while the image is written, since collecting them would double the memory for their source.
struct Head<'a> {
    length: usize,
    write: Box<WriteHead<'a>>,
}

/// Writes a head, which must have exactly the length stated.
pub(crate) type WriteHead<'a> = dyn FnOnce(&mut dyn Write) -> io::Result<()> + 'a;

/// The dataset exceeds the 32-bit offsets of the layout.
#[derive(Debug)]
pub struct TooLarge;

impl<'a> ImageWriter<'a> {
    /// Sets the generated head of a heap; text that is added follows it.
    pub fn begin_heap(&mut self, section: Section, length: usize, write: Box<WriteHead<'a>>) -> Result<(), TooLarge> {
        self.part(section).head = Some(Head { length, write });
        u32::try_from(length).map(drop).map_err(|_| TooLarge)
    }

    /// Sets the generated head of a table, `count` rows.
    pub fn begin_rows<R: Row>(&mut self, count: usize, write: Box<WriteHead<'a>>) -> Result<(), TooLarge> {
        let length = count.checked_mul(R::WIDTH).ok_or(TooLarge)?;
        self.part(R::SECTION).head = Some(Head { length, write });
        self.count::<R>().map(drop)
    }

    /// Adds a name, deduplicated.
    pub fn text(&mut self, text: &str) -> Result<Text, TooLarge> {
        if let Some(known) = self.interned.get(text) {
            return Ok(*known);
        }
        let (start, length) = self.heap(Section::Text, text)?;
        let added = Text { start, length };
        self.interned.insert(text.to_owned(), added);
        Ok(added)
    }

    /// Adds a folded name; callers add each once.
    pub fn key(&mut self, key: &str) -> Result<Key, TooLarge> {
        let (start, length) = self.heap(Section::Key, key)?;
        Ok(Key { start, length })
    }

    /// Adds a passage of prose, without deduplication.
    pub fn prose(&mut self, text: &str) -> Result<Prose, TooLarge> {
        let (start, length) = self.heap(Section::Prose, text)?;
        Ok(Prose { start, length })
    }

    /// Adds a row and returns its id.
    pub fn row<R: Row>(&mut self, row: R) -> Result<Id<R>, TooLarge> {
        let index = self.count::<R>()?;
        row.put(&mut self.part(R::SECTION).bytes);
        Ok(Id::new(index))
    }

    /// Adds consecutive rows.
    pub fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<Rows<R>, TooLarge> {
        let start = self.count::<R>()?;
        for row in rows {
            row.put(&mut self.part(R::SECTION).bytes);
        }
        Ok(Rows { start, length: self.count::<R>()? - start, row: PhantomData })
    }

    /// Writes those of the complete sections that are large, and frees their memory.
    pub fn spill(&mut self, complete: &[Section], out: &mut impl Write) -> io::Result<()> {
        for &section in complete {
            if self.part(section).len() >= WORTH_SPILLING {
                self.write_section(section as usize, out)?;
            }
        }
        Ok(())
    }

    /// Writes the image, or what is left of it, to `out`, which must start at the image; returns its length in bytes.
    pub fn write(mut self, out: &mut (impl Write + Seek)) -> io::Result<u64> {
        // Small sections first, next to each other: a lookup touches most of them, and so touches few pages.
        let mut left: Vec<usize> = (0..Section::COUNT).filter(|number| self.written.entry(*number).is_none()).collect();
        left.sort_by_key(|number| self.sections.get(*number).map_or(0, Part::len));
        for number in left {
            self.write_section(number, out)?;
        }
        let Written { entries, at, mut digest } = self.written;
        let directory: Vec<u8> = entries.as_flattened().iter().flat_map(|number| number.to_le_bytes()).collect();
        digest.update(&directory);
        out.seek(SeekFrom::Start(0))?;
        out.write_all(&header(at, digest.digest(), &directory))?;
        out.write_all(&directory)?;
        out.flush()?;
        Ok(at)
    }

    fn write_section(&mut self, number: usize, out: &mut impl Write) -> io::Result<()> {
        let section = self.sections.get_mut(number).map(std::mem::take).unwrap_or_default();
        if self.written.at == 0 {
            out.write_all(&[0; DIRECTORY_END])?;
            self.written.at = DIRECTORY_END as u64;
        }
        let start = self.written.at.next_multiple_of(ALIGNMENT);
        let size = section.len() as u64;
        let mut body = Digesting { out, digest: &mut self.written.digest };
        body.write_all(&vec![0; usize::try_from(start - self.written.at).unwrap_or_default()])?;
        if let Some(head) = section.head {
            (head.write)(&mut body)?;
        }
        body.write_all(&section.bytes)?;
        if let Some(entry) = self.written.entries.get_mut(number) {
            *entry = [start, size];
        }
        self.written.at = start + size;
        Ok(())
    }

    fn heap(&mut self, section: Section, text: &str) -> Result<(u32, u32), TooLarge> {
        let part = self.part(section);
        let place = |at: usize| u32::try_from(at).map_err(|_| TooLarge);
        let range = (place(part.len())?, place(text.len())?);
        place(part.len() + text.len())?;
        part.bytes.extend_from_slice(text.as_bytes());
        Ok(range)
    }

    fn count<R: Row>(&mut self) -> Result<u32, TooLarge> {
        // The highest value represents `None`.
        u32::try_from(self.part(R::SECTION).len() / R::WIDTH).ok().filter(|count| *count < u32::MAX).ok_or(TooLarge)
    }

    #[allow(clippy::indexing_slicing, reason = "the array has an entry for every section")]
    fn part(&mut self, section: Section) -> &mut Part<'a> {
        &mut self.sections[section as usize]
    }
}

/// Progress of writing an image.
struct Written {
    /// Start and size of each section; start 0 when it is not yet written.
    entries: [[u64; 2]; Section::COUNT],
    /// The number of bytes written.
    at: u64,
    digest: Xxh3Default,
}

impl Default for Written {
    fn default() -> Self {
        Self { entries: [[0; 2]; Section::COUNT], at: 0, digest: Xxh3Default::new() }
    }
}

impl Written {
    /// Start and size of a section, if it was written.
    fn entry(&self, number: usize) -> Option<[u64; 2]> {
        self.entries.get(number).copied().filter(|[start, _]| *start > 0)
    }
}

/// Size in bytes from which a section is written early.
const WORTH_SPILLING: usize = 1 << 22;

/// A writer that passes bytes on and hashes them.
struct Digesting<'w, W> {
    out: &'w mut W,
    digest: &'w mut Xxh3Default,
}

impl<W: Write> Write for Digesting<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn header(length: u64, digest: u64, directory: &[u8]) -> Vec<u8> {
    let mut header = MAGIC.to_vec();
    FORMAT.put(&mut header);
    u32::try_from(Section::COUNT).unwrap_or_default().put(&mut header);
    header.extend_from_slice(&length.to_le_bytes());
    header.extend_from_slice(&digest.to_le_bytes());
    let seal = seal_of(&header, directory);
    header.extend_from_slice(&seal.to_le_bytes());
    header
}
