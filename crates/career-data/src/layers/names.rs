//! Folded names of all roles: to find names that two roles claim, and for the lookup table of the image.

use std::io::{self, Write};

use rayon::prelude::*;

use crate::layers::roster::Roster;
use crate::layers::sort_key::sort_key;
use crate::pack::Packed;
use crate::text::fold_into;

/// The folded names of all roles, sorted by text.
pub(crate) struct Names {
    heap: String,
    names: Vec<Name>,
}

/// A folded name and its role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    start: u32,
    length: u16,
    /// Index among the role's names: 0 for the id, 1 for the title, from 2 for aliases; [`SHARED`] for a shared title.
    pub(crate) nth: u16,
    /// The position of the role.
    pub(crate) role: u32,
}

/// Stands for the index of a shared title.
const SHARED: u16 = u16::MAX;

/// Of a group of equal names, those that name their role: all but shared titles, or else a shared title that no other role has.
pub(crate) fn naming(alike: &[Name]) -> &[Name] {
    let own = alike.partition_point(|name| !name.is_shared());
    let same = alike.chunk_by(|a, b| a.role == b.role).count() == 1;
    if own == 0 && same { alike } else { alike.get(..own).unwrap_or_default() }
}

impl Name {
    /// Precedence when several roles have a name: id, then title, then alias, then shared title.
    fn claim(self) -> u16 {
        if self.is_shared() { 3 } else { self.nth.min(2) }
    }

    /// Whether it is a title that other roles may have as well.
    pub(crate) const fn is_shared(self) -> bool {
        self.nth == SHARED
    }

    /// Length in bytes.
    pub(crate) const fn length(self) -> u32 {
        self.length as u32
    }
}

impl Names {
    /// Folds and sorts all names; `None` when together they take more than 4 GiB.
    pub(crate) fn of(roster: &Roster<'_>) -> Option<Self> {
        const AT_ONCE: usize = 1 << 14;
        let starts: Vec<usize> = (0..roster.len()).step_by(AT_ONCE).collect();
        let fold_some = |start: usize| {
            let mut part = Self { heap: String::new(), names: Vec::new() };
            for position in start..(start + AT_ONCE).min(roster.len()) {
                roster.get(position).into_iter().for_each(|role| part.add(role, position));
            }
            part
        };
        let parts: Vec<Self> = starts.into_par_iter().map(fold_some).collect();
        let mut all = Self { heap: String::new(), names: Vec::with_capacity(parts.iter().map(|part| part.names.len()).sum()) };
        for part in parts {
            let before = u32::try_from(all.heap.len()).ok()?;
            all.heap.push_str(&part.heap);
            all.names.extend(part.names.into_iter().map(|name| Name { start: name.start.wrapping_add(before), ..name }));
        }
        u32::try_from(all.heap.len()).ok()?;
        all.sort();
        Some(all)
    }

    fn add(&mut self, role: Packed<'_>, position: usize) {
        let own = [role.id(), role.title()].into_iter().chain(role.aliases()).zip(0..SHARED);
        let names = own.chain(role.shared_titles().map(|title| (title, SHARED)));
        // A missing name was reported, and is no name that two roles could share.
        for (name, nth) in names.filter(|(name, _)| !name.is_empty()) {
            let start = self.heap.len();
            fold_into(name, &mut self.heap);
            let length = u16::try_from(self.heap.len() - start).unwrap_or(u16::MAX);
            let [start, role] = [start, position].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
            self.names.push(Name { start, length, nth, role });
        }
    }

    fn sort(&mut self) {
        // The first 16 bytes decide most comparisons.
        let mut sorted: Vec<(u128, Name)> = self.names.iter().map(|name| (sort_key(self.text(*name)), *name)).collect();
        sorted.par_sort_unstable_by(|(a_begins, a), (b_begins, b)| {
            let claims = |name: Name| (name.claim(), name.role, name.nth);
            a_begins.cmp(b_begins).then_with(|| self.text(*a).cmp(self.text(*b))).then_with(|| claims(*a).cmp(&claims(*b)))
        });
        self.names = sorted.into_iter().map(|(_, name)| name).collect();
    }

    /// The folded text of a name.
    pub(crate) fn text(&self, name: Name) -> &str {
        let start = name.start as usize;
        self.heap.get(start..start + usize::from(name.length)).unwrap_or_default()
    }

    /// Groups of equal names, in the order of their texts; within a group, ordered by precedence.
    pub(crate) fn alike(&self) -> impl Iterator<Item = &[Name]> {
        self.names.chunk_by(|a, b| self.text(*a) == self.text(*b))
    }

    /// The number of bytes that [`Names::write`] writes.
    pub(crate) fn size(&self) -> usize {
        self.alike().filter_map(|alike| alike.first()).map(|name| usize::from(name.length)).sum()
    }

    /// Writes each distinct text once, in sorted order.
    pub(crate) fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut buffered = io::BufWriter::with_capacity(1 << 16, out);
        for name in self.alike().filter_map(|alike| alike.first()) {
            buffered.write_all(self.text(*name).as_bytes())?;
        }
        buffered.flush()
    }
}
