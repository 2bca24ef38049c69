//! Whether a Parquet file can be read without taking more memory than it should: its footer, and the head of each page.

use super::chunk::Shared;
use super::damaged;
use super::thrift::walk;
use crate::problem::{IntakeError, Problem};
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};

const MAGIC: &[u8; 4] = b"PAR1";
const ENCRYPTED: &[u8; 4] = b"PARE";
const MAX_FOOTER: u64 = 64 * 1024 * 1024;
const MAX_PAGE: i64 = 128 * 1024 * 1024;
/// What is inflated to more than so many times its size is made to do harm, if it is large.
const MAX_RATIO: i64 = 1000;
const SMALL: i64 = 16 * 1024 * 1024;
/// Children of a group of columns, and groups: each may lie in another.
const MAX_CHILDREN: i64 = 10_000;
const MAX_GROUPS: usize = 256;
/// The head of a page, with its statistics.
const MAX_HEAD: usize = 4 * 1024 * 1024;
const USUAL_HEAD: usize = 4 * 1024;

/// Reads the footer. Numbers of children make a parser ask for memory, and nested ones use up its stack.
pub(super) fn check_footer(source: &Shared) -> Result<(), IntakeError> {
    let mut tail = [0; 8];
    let from = source.length().checked_sub(12).ok_or_else(|| damaged("it is too short"))?;
    source.read_at(from + 4, &mut tail)?;
    let (length, magic) = tail.split_at(4);
    if magic == ENCRYPTED {
        return Err(Problem::new("encrypted_file", "the Parquet file is encrypted").into());
    }
    let length = u64::from(u32::from_le_bytes([length[0], length[1], length[2], length[3]]));
    if magic != MAGIC || length > from || length > MAX_FOOTER {
        return Err(damaged("its end is missing").into());
    }
    let mut footer = vec![0; length as usize];
    source.read_at(from + 4 - length, &mut footer)?;
    let mut children = Vec::new();
    walk(&footer, &mut |number| {
        if number.path == [2, 5] {
            children.push(number.value);
        }
    })
    .ok_or_else(|| damaged("its footer cannot be read"))?;
    Ok(check_children(&children)?)
}

/// `children` are those of each group.
fn check_children(children: &[i64]) -> Result<(), Problem> {
    let groups = children.iter().filter(|count| **count > 0).count();
    if groups > MAX_GROUPS || children.iter().any(|count| !(0..=MAX_CHILDREN).contains(count)) {
        return Err(damaged("it has too many columns"));
    }
    Ok(())
}

/// Looks at the head of every page.
pub(super) fn check(source: &Shared, metadata: &ParquetMetaData) -> Result<(), Problem> {
    let columns = metadata.row_groups().iter().flat_map(|group| group.columns());
    columns.into_iter().try_for_each(|column| check_column(source, column))
}

fn check_column(source: &Shared, column: &ColumnChunkMetaData) -> Result<(), Problem> {
    let (mut at, length) = column.byte_range();
    let end = at.checked_add(length).filter(|end| *end <= source.length());
    let end = end.ok_or_else(|| damaged("a column lies beyond the end of the file"))?;
    while at < end {
        let (head, page) = read_head(source, at)?;
        page.check()?;
        at += (head as u64).saturating_add(page.compressed as u64);
    }
    Ok(())
}

#[derive(Debug, Default)]
struct Page {
    inflated: i64,
    compressed: i64,
    /// Values of a dictionary, for which memory is asked at once.
    dictionary: i64,
}

impl Page {
    fn check(&self) -> Result<(), Problem> {
        let Self { inflated, compressed, dictionary } = *self;
        if inflated < 0 || compressed < 0 || dictionary < 0 || dictionary > inflated.max(SMALL / 1000) {
            return Err(damaged("the head of a page cannot be read"));
        }
        if inflated > MAX_PAGE || compressed > MAX_PAGE || inflated > SMALL.max(compressed.saturating_mul(MAX_RATIO)) {
            return Err(Problem::new("too_large", "a page of the Parquet file is too large to be read"));
        }
        Ok(())
    }
}

/// The length of the head, and what it says.
fn read_head(source: &Shared, at: u64) -> Result<(usize, Page), Problem> {
    let mut buffer = vec![0; USUAL_HEAD];
    loop {
        let read = source.read_at(at, &mut buffer).map_err(damaged)?;
        let mut page = Page::default();
        let length = walk(&buffer[..read], &mut |number| match number.path {
            [2] => page.inflated = number.value,
            [3] => page.compressed = number.value,
            [7, 1] => page.dictionary = number.value,
            _ => {}
        });
        match length {
            Some(length) => return Ok((length, page)),
            None if read < buffer.len() || buffer.len() >= MAX_HEAD => {
                return Err(damaged("the head of a page cannot be read"));
            }
            None => buffer.resize(buffer.len() * 8, 0),
        }
    }
}
