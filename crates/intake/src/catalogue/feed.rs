//! Google's product feed as XML, RSS or Atom. Read as a stream with bounds on what one product may hold; entities that a
//! document defines for itself are never expanded.

use super::google::{Attributes, attribute, named, product};
use super::item::{Address, CatalogueRow, Opened, Rows};
use crate::decode::Decoded;
use crate::problem::Problem;
use crate::sniff::Dialect;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Read};
use std::rc::Rc;

/// Bytes between two products at the most, those of one product included.
const MOST: u64 = 16 * 1024 * 1024;
const DEEPEST: usize = 64;
const ROOTS: [&str; 4] = ["rss", "feed", "channel", "rdf:rdf"];
/// Attributes of one product taken.
const MOST_FIELDS: usize = 10_000;

/// Shared by the reader of bytes and the reader of tags.
type Count = Rc<Cell<u64>>;

struct Feed<R: Read> {
    xml: Reader<BufReader<Bounded<R>>>,
    taken: Count,
    read: Count,
    /// Ends of lines before what is read next.
    breaks: u64,
    buffer: Vec<u8>,
    failed: bool,
}

/// UTF-8 from a file of any encoding, no more of it than one product may hold.
struct Bounded<R> {
    decoded: Decoded<R>,
    chunk: Vec<u8>,
    at: usize,
    taken: Count,
    read: Count,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.chunk.len() {
            let Some(text) = self.decoded.next_chunk()? else { return Ok(0) };
            self.chunk = text.to_vec();
            self.at = 0;
            self.read.set(self.decoded.bytes_read());
        }
        let length = into.len().min(self.chunk.len() - self.at);
        let piece = &self.chunk[self.at..self.at + length];
        into[..length].copy_from_slice(piece);
        self.at += length;
        self.taken.set(self.taken.get() + length as u64);
        if self.taken.get() > MOST {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "one product is longer than 16 MB"));
        }
        Ok(length)
    }
}

#[derive(Default)]
struct Entry {
    line: u64,
    fields: Vec<(String, String)>,
    related: Option<Vec<Vec<(String, String)>>>,
    overfull: bool,
}

impl Attributes for Entry {
    fn get(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str())
    }
}

/// Opens a feed.
pub(crate) fn open<'r, R: Read + 'r>(source: R, dialect: Dialect) -> Opened<'r> {
    let (taken, read) = (Count::default(), Count::default());
    let decoded = Decoded::new(source, dialect.encoding);
    let bounded = Bounded { decoded, chunk: Vec::new(), at: 0, taken: taken.clone(), read: read.clone() };
    let mut feed = Feed {
        xml: Reader::from_reader(BufReader::with_capacity(1 << 12, bounded)),
        taken,
        read,
        breaks: 0,
        buffer: Vec::new(),
        failed: false,
    };
    feed.root()?;
    Ok(Box::new(feed))
}

/// What of an event matters here.
enum Part {
    Open(String),
    Close,
    Text(String),
    Other,
}

impl<R: Read> Feed<R> {
    /// Passes over what stands before the first tag, which must be that of a feed.
    fn root(&mut self) -> Result<(), Problem> {
        loop {
            match self.next_event(&mut Vec::new()) {
                Some(Ok(Part::Open(name))) if ROOTS.contains(&name.as_str()) => return Ok(()),
                Some(Ok(Part::Open(_))) | None => {
                    return Err(Problem::new("not_a_feed", "this is XML, but neither an RSS nor an Atom feed"));
                }
                Some(Ok(_)) => {}
                Some(Err(problem)) => return Err(problem),
            }
        }
    }

    /// `None` at the end of the file.
    fn next_event(&mut self, open: &mut Vec<String>) -> Option<Result<Part, Problem>> {
        self.breaks += self.buffer.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.buffer.clear();
        let event = match self.xml.read_event_into(&mut self.buffer) {
            Err(error) => return Some(Err(Problem::new("bad_xml", format!("the feed cannot be read on: {error}")))),
            Ok(event) => event,
        };
        let part = match event {
            Event::Eof if open.is_empty() => return None,
            Event::Eof => return Some(Err(Problem::new("bad_xml", "the feed ends in the middle of a product"))),
            Event::Start(tag) => {
                let name = attribute(tag.name().as_ref());
                open.push(name.clone());
                Part::Open(name)
            }
            Event::End(_) => {
                open.pop();
                Part::Close
            }
            Event::Text(text) => Part::Text(text.to_string()),
            Event::CData(text) => Part::Text(text.to_string()),
            Event::GeneralRef(entity) => Part::Text(entity_text(&entity)),
            _ => Part::Other,
        };
        if open.len() > DEEPEST {
            return Some(Err(Problem::new("bad_xml", format!("the feed is nested deeper than {DEEPEST} levels"))));
        }
        Some(Ok(part))
    }

    fn next_entry(&mut self) -> Option<Result<Entry, Problem>> {
        let mut open = Vec::new();
        loop {
            self.taken.set(0);
            match self.next_event(&mut open)? {
                Ok(Part::Open(name)) if name == "item" || name == "entry" => return Some(self.entry()),
                Ok(_) => open.clear(),
                Err(problem) => return Some(Err(problem)),
            }
        }
    }

    fn entry(&mut self) -> Result<Entry, Problem> {
        let mut entry = Entry { line: self.breaks + 1, ..Entry::default() };
        let mut open = vec!["item".to_owned()];
        let mut text = String::new();
        while !open.is_empty() {
            let depth = open.len();
            let above = open.last().cloned().unwrap_or_default();
            let within = open.get(depth.saturating_sub(2)).cloned().unwrap_or_default();
            match self.next_event(&mut open) {
                None => return Err(Problem::new("bad_xml", "the feed ends in the middle of a product")),
                Some(part) => match part? {
                    Part::Open(name) => {
                        text.clear();
                        entry.begin(&name);
                    }
                    Part::Text(more) => text.push_str(&more),
                    Part::Close if depth > 1 => entry.close(&above, &within, depth, std::mem::take(&mut text)),
                    Part::Close | Part::Other => {}
                },
            }
        }
        Ok(entry)
    }
}

impl Entry {
    fn begin(&mut self, name: &str) {
        if name == "related_product" {
            self.related.get_or_insert_default().push(Vec::new());
        }
    }

    fn close(&mut self, name: &str, within: &str, depth: usize, text: String) {
        if self.fields.len() >= MOST_FIELDS {
            self.overfull = true;
        } else if within == "related_product" {
            if let Some(last) = self.related.as_mut().and_then(|related| related.last_mut()) {
                last.push((name.to_owned(), text.trim().to_owned()));
            }
        } else if depth == 2 && name != "related_product" {
            self.fields.push((name.to_owned(), text.trim().to_owned()));
        }
    }

    fn into_row(self) -> Result<CatalogueRow, Problem> {
        if self.overfull {
            return Err(Problem::new("row_too_long", "the product has more than 10000 attributes"));
        }
        if self.fields.iter().any(|(_, text)| text.contains('\0')) {
            return Err(Problem::new("unreadable_bytes", "the product holds bytes that cannot be read"));
        }
        let related = self.related.as_ref().map(|related| related.iter().map(|parts| relation(parts)).collect());
        let item = product(self.line, &self, related)?;
        Ok(CatalogueRow::Item(Box::new(item)))
    }
}

fn relation(parts: &[(String, String)]) -> (String, Address) {
    let part = |name: &str| parts.iter().find(|(part, _)| part == name).map_or("", |(_, text)| text);
    named(part("relationship_type"), part("identifier_type"), part("identifier"))
}

/// The five entities that XML knows by itself, and signs by their number.
fn entity_text(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(sign)) = entity.resolve_char_ref() {
        return sign.to_string();
    }
    match &entity[..] {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

impl<R: Read> Rows for Feed<R> {
    /// After what cannot be read on there is nothing.
    fn next_row(&mut self) -> io::Result<Option<CatalogueRow>> {
        if self.failed {
            return Ok(None);
        }
        let line = self.breaks + 1;
        let Some(entry) = self.next_entry() else { return Ok(None) };
        let row = match entry {
            Ok(entry) => {
                let line = entry.line;
                entry.into_row().unwrap_or_else(|problem| CatalogueRow::Refused(problem.at_line(line)))
            }
            Err(problem) => {
                self.failed = true;
                CatalogueRow::Refused(problem.at_line(line))
            }
        };
        Ok(Some(row))
    }

    fn bytes_read(&self) -> u64 {
        self.read.get()
    }
}

/// Whether a file is XML: what comes first that is not blank.
pub(crate) fn is_xml(source: &mut impl BufRead, dialect: Dialect) -> io::Result<bool> {
    let head = source.fill_buf()?;
    let (text, _) = dialect.encoding.decode_with_bom_removal(head);
    Ok(text.trim_start().starts_with('<'))
}
