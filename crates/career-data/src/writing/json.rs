//! Writes JSON that is safe to print: characters that could steer a terminal are `\u` escapes, so nothing is lost.

use std::fmt::Write as _;
use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

use crate::text::{is_hostile, is_printable_ascii};

/// A value with the name of its schema.
#[derive(Serialize)]
struct Envelope<'a, T> {
    schema: &'a str,
    #[serde(flatten)]
    value: &'a T,
}

/// A value with the name of its schema, and a line feed; indented for people.
pub fn document(schema: &str, value: &impl Serialize, indented: bool) -> Vec<u8> {
    print(&Envelope { schema, value }, indented)
}

/// A value and a line feed; indented for people.
pub fn print(value: &impl Serialize, indented: bool) -> Vec<u8> {
    let mut out = Vec::new();
    let written = if indented {
        value.serialize(&mut Serializer::with_formatter(&mut out, Safe(PrettyFormatter::new())))
    } else {
        value.serialize(&mut Serializer::with_formatter(&mut out, Safe(CompactFormatter)))
    };
    debug_assert!(written.is_ok(), "there are only text keys, and memory takes every byte");
    out.push(b'\n');
    out
}

/// A formatter that escapes what `serde_json` leaves raw: DEL, C1 controls, bidirectional overrides.
struct Safe<F>(F);

impl<F: Formatter> Formatter for Safe<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if is_printable_ascii(fragment) || !fragment.contains(is_hostile) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut safe = String::with_capacity(fragment.len() + 16);
        for c in fragment.chars() {
            if is_hostile(c) {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(safe, "\\u{unit:04x}");
                }
            } else {
                safe.push(c);
            }
        }
        writer.write_all(safe.as_bytes())
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}
