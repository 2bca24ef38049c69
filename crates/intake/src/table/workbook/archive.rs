//! Whether the parts of a workbook, a ZIP archive, are small enough to be read. Every part is inflated once for that,
//! because what an archive says of itself may be a lie.

use super::damaged;
use super::sheet::too_large;
use crate::problem::{IntakeError, Problem};
use std::io::{Read, Seek};
use zip::ZipArchive;
use zip::result::ZipError;

/// How much may be inflated before an archive is refused.
struct Limits {
    /// All parts together.
    all: u64,
    /// Parts that are held in memory as a whole: texts and styles; and how many tags each may have.
    shared: u64,
    shared_tags: u64,
    /// One text, or one tag.
    stretch: u64,
    /// What is inflated to more than so many times its size is made to do harm, if it is large.
    ratio: u64,
    small: u64,
}

const LIMITS: Limits = Limits {
    all: 512 * 1024 * 1024,
    shared: 192 * 1024 * 1024,
    shared_tags: 16_000_000,
    stretch: 16 * 1024 * 1024,
    ratio: 200,
    small: 64 * 1024 * 1024,
};

/// Ends at the start of the file, which has so many bytes.
pub(super) fn check<S: Read + Seek>(source: &mut S, length: u64) -> Result<(), IntakeError> {
    check_parts(&mut *source, length, &LIMITS)?;
    Ok(source.rewind()?)
}

fn check_parts<S: Read + Seek>(source: &mut S, length: u64, limits: &Limits) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(source).map_err(refused)?;
    let most = limits.all.min(limits.small.max(length.saturating_mul(limits.ratio)));
    let mut inflated = 0;
    for part in 0..archive.len() {
        let mut part = archive.by_index(part).map_err(refused)?;
        let name = part.name().map_err(refused)?.to_lowercase();
        if !name.ends_with(".xml") && !name.ends_with(".rels") && !name.ends_with(".bin") {
            continue;
        }
        if part.size() > most {
            return Err(too_large());
        }
        let is_sheet = name.contains("worksheets/");
        inflated += measure(&mut part, most - inflated, is_sheet, limits)?;
    }
    Ok(())
}

/// Inflates a part and forgets it; its size.
fn measure(part: &mut impl Read, most: u64, is_sheet: bool, limits: &Limits) -> Result<u64, Problem> {
    let mut buffer = vec![0; 64 * 1024];
    let (mut size, mut stretch, mut tags) = (0, 0, 0);
    loop {
        let read = part.read(&mut buffer).map_err(|_| damaged("a part cannot be inflated"))?;
        if read == 0 {
            return Ok(size);
        }
        size += read as u64;
        for piece in buffer[..read].split_inclusive(|byte| *byte == b'<') {
            stretch += piece.len() as u64;
            if stretch > limits.stretch {
                return Err(too_large());
            }
            if piece.ends_with(b"<") {
                (stretch, tags) = (0, tags + 1);
            }
        }
        if size > most || !is_sheet && (size > limits.shared || tags > limits.shared_tags) {
            return Err(too_large());
        }
    }
}

fn refused(error: ZipError) -> Problem {
    damaged(error.to_string().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::fixture::zip;
    use super::*;
    use std::io::Cursor;

    const TIGHT: Limits = Limits { all: 5000, shared: 2000, shared_tags: 100, stretch: 1000, ratio: 10, small: 3000 };

    fn check(parts: &[(&str, &str)], passes: bool) {
        let bytes = zip(parts);
        let found = check_parts(&mut Cursor::new(&bytes), bytes.len() as u64, &TIGHT);
        assert_eq!(found.map_err(|problem| problem.code), if passes { Ok(()) } else { Err("too_large") });
    }

    #[test]
    fn archives_made_to_do_harm_are_refused() {
        let tags = |count: usize| "<a/>".repeat(count);
        check(&[("xl/worksheets/sheet1.xml", &tags(700))], true);
        check(&[("xl/worksheets/sheet1.xml", &tags(800))], false);
        check(&[("xl/worksheets/sheet1.xml", &tags(700)), ("xl/worksheets/sheet2.xml", &tags(700))], false);
        check(&[("xl/sharedStrings.xml", &tags(90))], true);
        check(&[("xl/sharedStrings.xml", &tags(110))], false);
        check(&[("xl/sharedStrings.xml", &"<a>1234567890123456789012</a>".repeat(80))], false);
        check(&[("xl/worksheets/sheet1.xml", &"x".repeat(1100))], false);
        check(&[("xl/media/picture.png", &"x".repeat(9000))], true);
    }
}
