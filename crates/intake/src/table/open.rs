//! Any file as a table, whatever its name says.

use super::Table;
use super::delimited::{Delimited, DelimitedOptions};
use super::header::HeaderAt;
use super::json::JsonTable;
use super::parquet::ParquetTable;
use super::source::Source;
use super::workbook::Workbook;
use crate::decode::{decode_sample, read_retrying};
use crate::problem::{IntakeError, Problem};
use crate::sniff::{Dialect, sniff};
use flate2::read::MultiGzDecoder;
use std::io::{self, Read, Seek, SeekFrom};

/// How much of a file tells its kind.
const LOOKED_AT: usize = 4096;
/// What is inflated to more than so many times its size is made to do harm, if it is large.
const MAX_RATIO: u64 = 200;
const SMALL: u64 = 64 * 1024 * 1024;

/// What a file is, by what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    Delimited,
    Json,
    /// A workbook of Excel, of any age.
    Workbook,
    Parquet,
    /// Text that was compressed with gzip.
    Gzip,
    /// Something else, such as a picture or another kind of spreadsheet.
    Other,
}

impl FileKind {
    /// Tells from the first 4 KiB of a file, or all of a shorter one, in the encoding found for it.
    pub fn of(start: &[u8], dialect: Option<Dialect>) -> Self {
        match start {
            [b'P', b'K', 3, 4, ..] if is_open_document(start) => Self::Other,
            [b'P', b'K', 3, 4, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => Self::Workbook,
            [b'P', b'A', b'R', b'1' | b'E', ..] => Self::Parquet,
            [0x1f, 0x8b, ..] => Self::Gzip,
            [b'%', b'P', b'D', b'F', ..] | [0x89, b'P', b'N', b'G', ..] => Self::Other,
            _ if dialect.is_some_and(|dialect| is_json(&decode_sample(start, dialect.encoding))) => Self::Json,
            _ => Self::Delimited,
        }
    }
}

fn is_open_document(start: &[u8]) -> bool {
    let mimetype = b"mimetypeapplication/vnd.oasis";
    start.windows(mimetype.len()).any(|window| window == mimetype)
}

/// Brackets as JSON has them; a column may be called `[a]`, but not `["a`.
fn is_json(text: &str) -> bool {
    let mut signs = text.chars().filter(|sign| !sign.is_whitespace());
    match (signs.next(), signs.next()) {
        (Some('{'), Some('"' | '}')) => true,
        (Some('['), Some(second)) => matches!(second, '{' | '[' | '"' | ']' | '-') || second.is_ascii_digit(),
        _ => false,
    }
}

/// What is known of a file beforehand. What is not is found out.
#[derive(Clone, Copy)]
pub struct TableOptions<'a> {
    pub dialect: Option<Dialect>,
    /// Whether quotes hold cells together in delimited text.
    pub quoting: bool,
    /// Which record of delimited text or of a sheet names the columns.
    pub header: HeaderAt<'a>,
    pub sheet: Option<&'a str>,
}

impl Default for TableOptions<'_> {
    fn default() -> Self {
        Self { dialect: None, quoting: true, header: HeaderAt::First, sheet: None }
    }
}

/// Opens a file by what it holds. Delimited text and JSON are read to their end once before, unless their dialect is
/// given. In compressed text, places are those of the text.
pub fn open_table(mut source: impl Source, options: TableOptions<'_>) -> Result<Box<dyn Table + Send>, IntakeError> {
    let start = read_start(&mut source)?;
    match FileKind::of(&start, None) {
        FileKind::Workbook => Ok(Box::new(Workbook::open(source, options.sheet, options.header)?)),
        FileKind::Parquet => Ok(Box::new(ParquetTable::open(source)?)),
        FileKind::Other => Err(other_kind().into()),
        FileKind::Gzip => open_compressed(source, options),
        FileKind::Delimited | FileKind::Json => {
            let dialect = dialect(&mut source, options)?;
            source.rewind()?;
            open_text(source, &start, dialect, options)
        }
    }
}

fn dialect(source: &mut impl Read, options: TableOptions<'_>) -> io::Result<Dialect> {
    options.dialect.map_or_else(|| sniff(source), Ok)
}

fn open_text<R: Read + Send + 'static>(
    source: R,
    start: &[u8],
    dialect: Dialect,
    options: TableOptions<'_>,
) -> Result<Box<dyn Table + Send>, IntakeError> {
    if FileKind::of(start, Some(dialect)) == FileKind::Json {
        return Ok(Box::new(JsonTable::open(source, dialect.encoding)?));
    }
    let TableOptions { quoting, header, .. } = options;
    Ok(Box::new(Delimited::open(source, DelimitedOptions { dialect, quoting, header })?))
}

fn open_compressed(source: impl Source, options: TableOptions<'_>) -> Result<Box<dyn Table + Send>, IntakeError> {
    let mut inflated = Inflated::new(source)?;
    let start = read_start_of(&mut inflated)?;
    if FileKind::of(&start, None) != FileKind::Delimited {
        return Err(Problem::new("compressed_file", "the file is compressed twice; unpack it first").into());
    }
    inflated = inflated.restart()?;
    let dialect = dialect(&mut inflated, options)?;
    open_text(inflated.restart()?, &start, dialect, options)
}

fn read_start(source: &mut (impl Read + Seek)) -> io::Result<Vec<u8>> {
    source.rewind()?;
    let start = read_start_of(source)?;
    source.rewind()?;
    Ok(start)
}

fn read_start_of(source: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut start = vec![0; LOOKED_AT];
    let mut length = 0;
    while length < LOOKED_AT {
        match read_retrying(source, &mut start[length..])? {
            0 => break,
            more => length += more,
        }
    }
    start.truncate(length);
    Ok(start)
}

fn other_kind() -> Problem {
    let message =
        "this is neither a table of text nor a workbook of Excel, JSON or Parquet; save it as one of them first";
    Problem::new("not_a_table", message)
}

/// Text out of gzip. Ends in an error where there is far more of it than an honest file holds.
struct Inflated<S> {
    decoder: MultiGzDecoder<S>,
    left: u64,
}

impl<S: Read + Seek> Inflated<S> {
    fn new(mut source: S) -> io::Result<Self> {
        let length = source.seek(SeekFrom::End(0))?;
        source.rewind()?;
        Ok(Self { decoder: MultiGzDecoder::new(source), left: SMALL.max(length.saturating_mul(MAX_RATIO)) })
    }

    fn restart(self) -> io::Result<Self> {
        Self::new(self.decoder.into_inner())
    }
}

impl<S: Read> Read for Inflated<S> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.decoder.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other("it inflates to more than 200 times its size"))?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::TableRow;
    use super::super::workbook::fixture::{xlsx, zip};
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::{Cursor, Write};

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    /// Columns and the cells of the first row, or a code.
    fn check(bytes: &[u8], expected: Result<(&[&str], &[&str]), &str>) {
        let told = match open_table(Cursor::new(bytes.to_vec()), TableOptions::default()) {
            Ok(mut table) => {
                let mut row = TableRow::default();
                assert!(table.next_row(&mut row).unwrap());
                Ok((table.columns().to_vec(), row.cells().map(str::to_owned).collect::<Vec<_>>()))
            }
            Err(IntakeError::Problem(problem)) => Err(problem.code),
            Err(other) => panic!("{other}"),
        };
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(told, expected.map(|(columns, cells)| (owned(columns), owned(cells))));
    }

    #[test]
    fn a_file_is_opened_by_what_it_holds() {
        check(b"sku;name\nA;B", Ok((&["sku", "name"], &["A", "B"])));
        check(b"\xef\xbb\xbf [ {\"sku\": \"A\"}]", Ok((&["sku"], &["A"])));
        check(b"[sku],name\nA,B", Ok((&["[sku]", "name"], &["A", "B"])));
        let sheet = r#"<sheetData><row r="1"><c r="A1" t="str"><v>sku</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>"#;
        check(&xlsx(&[("One", "visible", sheet)], ""), Ok((&["sku"], &["1"])));
        let wide: Vec<u8> = "\u{feff}{\"sku\":\"é\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&wide, Ok((&["sku"], &["é"])));
    }

    #[test]
    fn compressed_text_is_inflated() {
        check(&packed(b"sku;name\nA;B"), Ok((&["sku", "name"], &["A", "B"])));
        check(&packed(b"{\"sku\":\"A\"}\n{\"sku\":\"B\"}"), Ok((&["sku"], &["A"])));
        check(&packed(&packed(b"sku;name\nA;B")), Err("compressed_file"));
    }

    #[test]
    fn text_that_inflates_without_end_is_refused() {
        let bomb = packed(&[b'x'; 2000]);
        let mut inflated = Inflated { decoder: MultiGzDecoder::new(&bomb[..]), left: 1999 };
        assert!(inflated.read_to_end(&mut Vec::new()).is_err());
        let inflated = Inflated::new(Cursor::new(&bomb)).unwrap();
        assert_eq!(inflated.left, SMALL);
    }

    #[test]
    fn other_kinds_of_file_are_refused() {
        check(&zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), Err("damaged_file"));
        check(b"%PDF-1.7\n", Err("not_a_table"));
        check(b"", Err("empty_file"));
    }
}
