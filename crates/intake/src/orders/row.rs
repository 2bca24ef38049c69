//! Rows on their way from a file to the order they belong to: fields as text, packed into bytes.

use super::field::OrderField;
use std::ops::Range;
use tandem_model::ReasonCode;

/// Where a row stands: which file of the import, its bytes there, and its line. Rows of spreadsheets have no bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub file: u32,
    pub offset: u64,
    pub length: u64,
    pub line: u64,
}

/// What a row is to its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// A line, and what the row says of the order.
    #[default]
    Line,
    /// Only what it says of the order.
    Head,
    /// Takes back from a line of the same order.
    Refund,
    /// Could not be read; what it belongs to is not known.
    Flawed(ReasonCode),
}

/// One row as a channel reads it, each field as the file spells it.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    pub place: Place,
    pub role: Role,
    /// False for the further lines of a record that holds several: the account counts records.
    pub counts: bool,
    cells: [&'a str; OrderField::COUNT],
}

impl<'a> Draft<'a> {
    pub fn new(place: Place) -> Self {
        Self { place, role: Role::Line, counts: true, cells: [""; OrderField::COUNT] }
    }

    /// Trimmed; empty text is no text.
    pub fn set(&mut self, field: OrderField, text: &'a str) {
        self.cells[field as usize] = text.trim();
    }

    pub fn get(&self, field: OrderField) -> &'a str {
        self.cells[field as usize]
    }
}

/// A packed row that was read back.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) place: Place,
    pub(crate) role: Role,
    pub(crate) counts: bool,
    cells: [(u32, u32); OrderField::COUNT],
}

impl Row {
    pub(crate) fn get<'b>(&self, field: OrderField, bytes: &'b [u8]) -> &'b str {
        let (start, end) = self.cells[field as usize];
        // What was packed came from text, so it is text.
        std::str::from_utf8(&bytes[start as usize..end as usize]).unwrap_or_default()
    }

    /// The bytes of a field, which are cheaper to compare than its text.
    pub(crate) fn bytes<'b>(&self, field: OrderField, bytes: &'b [u8]) -> &'b [u8] {
        let (start, end) = self.cells[field as usize];
        &bytes[start as usize..end as usize]
    }

    pub(crate) fn is_blank(&self, field: OrderField) -> bool {
        let (start, end) = self.cells[field as usize];
        start == end
    }

    /// The fields that hold a text.
    pub(crate) fn fields(&self) -> impl Iterator<Item = OrderField> + '_ {
        OrderField::ALL.into_iter().filter(|field| !self.is_blank(*field))
    }
}

/// Adds a row to packed rows: its length, its head, its fields.
pub(crate) fn pack(draft: &Draft<'_>, number: u64, into: &mut Vec<u8>) {
    let start = into.len();
    into.extend_from_slice(&[0; 4]);
    let Place { file, offset, length, line } = draft.place;
    for value in [number, u64::from(file), offset, length, line] {
        put_varint(value, into);
    }
    let (role, reason) = match draft.role {
        Role::Line => (0, 0),
        Role::Head => (1, 0),
        Role::Refund => (2, 0),
        Role::Flawed(reason) => (3, reason as u8),
    };
    into.push(role | u8::from(draft.counts) << 2 | reason << 3);
    for (at, text) in draft.cells.iter().enumerate() {
        if !text.is_empty() {
            into.push(at as u8);
            put_varint(text.len() as u64, into);
            into.extend_from_slice(text.as_bytes());
        }
    }
    let length = (into.len() - start - 4) as u32;
    into[start..start + 4].copy_from_slice(&length.to_le_bytes());
}

/// The range of each packed row.
pub(crate) fn ranges(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let head: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
        let start = at + 4;
        at = start + u32::from_le_bytes(head) as usize;
        Some(start..at)
    })
}

/// Reads one packed row; the places of its cells are in `bytes`.
pub(crate) fn unpack(bytes: &[u8], range: Range<usize>) -> Row {
    let mut at = range.start;
    let [_, file, offset, length, line] = [(); 5].map(|()| take_varint(bytes, &mut at));
    let flags = bytes[at];
    at += 1;
    let role = match flags & 3 {
        0 => Role::Line,
        1 => Role::Head,
        2 => Role::Refund,
        _ => Role::Flawed(ReasonCode::ALL[usize::from(flags >> 3)]),
    };
    let mut cells = [(0, 0); OrderField::COUNT];
    while at < range.end {
        let field = usize::from(bytes[at]);
        at += 1;
        let length = take_varint(bytes, &mut at) as usize;
        cells[field] = (at as u32, (at + length) as u32);
        at += length;
    }
    let place = Place { file: file as u32, offset, length, line };
    Row { place, role, counts: flags & 4 != 0, cells }
}

/// The number of a packed row and the bytes of its order's, which stand first, without reading the rest.
pub(crate) fn order_of(bytes: &[u8], range: Range<usize>) -> (u64, &[u8]) {
    let mut at = range.start;
    let [number, ..] = [(); 5].map(|()| take_varint(bytes, &mut at));
    at += 1;
    if at >= range.end || bytes[at] != OrderField::OrderId as u8 {
        return (number, &[]);
    }
    at += 1;
    let length = take_varint(bytes, &mut at) as usize;
    (number, &bytes[at..at + length])
}

fn put_varint(mut value: u64, into: &mut Vec<u8>) {
    while value >= 0x80 {
        into.push(value as u8 | 0x80);
        value >>= 7;
    }
    into.push(value as u8);
}

fn take_varint(bytes: &[u8], at: &mut usize) -> u64 {
    let mut value = 0;
    let mut shift = 0;
    loop {
        let byte = bytes[*at];
        *at += 1;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return value;
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_packed_row_is_read_back() {
        let mut draft = Draft::new(Place { file: 3, offset: 1 << 40, length: 500, line: 70_000 });
        draft.set(OrderField::OrderId, " 536365 ");
        draft.set(OrderField::Name, "CAFÉ");
        draft.role = Role::Flawed(ReasonCode::RecordFailedUpstream);
        let mut bytes = Vec::new();
        pack(&Draft::new(Place::default()), 1, &mut bytes);
        pack(&draft, 200, &mut bytes);
        let found: Vec<Row> = ranges(&bytes).map(|range| unpack(&bytes, range)).collect();
        assert_eq!((found.len(), found[1].place, found[1].role), (2, draft.place, draft.role));
        assert_eq!(found[1].get(OrderField::OrderId, &bytes), "536365");
        let orders: Vec<(u64, &[u8])> = ranges(&bytes).map(|range| order_of(&bytes, range)).collect();
        assert_eq!(orders, [(1, &b""[..]), (200, b"536365")]);
        assert_eq!(found[1].get(OrderField::Name, &bytes), "CAFÉ");
        assert_eq!(found[1].fields().collect::<Vec<_>>(), [OrderField::OrderId, OrderField::Name]);
    }

    proptest! {
        #[test]
        fn numbers_of_any_size_are_packed(values: Vec<u64>) {
            let mut bytes = Vec::new();
            values.iter().for_each(|value| put_varint(*value, &mut bytes));
            let mut at = 0;
            let found: Vec<u64> = values.iter().map(|_| take_varint(&bytes, &mut at)).collect();
            prop_assert_eq!((found, at), (values, bytes.len()));
        }
    }
}
