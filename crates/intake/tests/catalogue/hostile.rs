//! Files that were cut off, garbled or made to do harm: every row is told, nothing panics, nothing grows without bound.

use super::{folder, told};
use tandem_intake::catalogue::{Catalogue, CatalogueHints, CatalogueRow};
use tandem_intake::sniff;

const FILES: [&str; 10] = [
    "shopify-legacy.csv",
    "shopify-new.csv",
    "woocommerce.csv",
    "magento.csv",
    "bigcommerce-legacy.csv",
    "akeneo-products.csv",
    "google.tsv",
    "google.xml",
    "google-atom.xml",
    "generic.csv",
];

/// A small generator of numbers (Marsaglia's xorshift), so that every run tries the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn mutated(numbers: &mut Numbers, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=numbers.below(6) {
        let at = numbers.below(bytes.len());
        match numbers.below(6) {
            0 => bytes.truncate(at),
            1 if !bytes.is_empty() => bytes[at] = numbers.below(256) as u8,
            2 => bytes.insert(at.min(bytes.len()), [0, b'"', b',', b'\n', b'<', b'&', b';', b'\t'][numbers.below(8)]),
            3 if !bytes.is_empty() => _ = bytes.remove(at),
            4 => {
                let to = (at + numbers.below(200)).min(bytes.len());
                let piece = bytes[at.min(to)..to].to_vec();
                bytes.extend(piece);
            }
            _ => bytes.extend_from_slice(b"\r\n"),
        }
    }
    bytes
}

#[test]
fn garbled_files_never_panic() {
    let mut numbers = Numbers(0x5eed_cafe_f00d_u64);
    for name in FILES {
        let bytes = std::fs::read(folder().join(name)).unwrap();
        for _ in 0..300 {
            told(&mutated(&mut numbers, &bytes));
        }
    }
}

#[test]
fn files_cut_off_anywhere_never_panic() {
    for name in FILES {
        let bytes = std::fs::read(folder().join(name)).unwrap();
        for end in (0..bytes.len()).step_by(7) {
            told(&bytes[..end]);
        }
    }
}

#[test]
fn other_kinds_of_file_are_refused() {
    assert!(told(b"PK\x03\x04\x14\0\x06\0\x08\0").starts_with("refused: this is not CSV"));
    assert!(told(b"").starts_with("refused: the file is empty"));
    assert!(told(b"<html><body>no feed</body></html>").starts_with("refused: this is XML, but"));
    assert!(told(b"<").starts_with("refused"));
}

#[test]
fn a_million_columns_are_refused() {
    let wide = "sku,".repeat(1_000_000);
    assert!(told(wide.as_bytes()).starts_with("refused"));
}

/// Entities that a document defines are told as they are written, so a bomb stays a few letters.
#[test]
fn entities_are_not_expanded() {
    let mut bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaaaaaaaa\">".to_owned();
    for (name, of) in ('b'..='z').zip('a'..='y') {
        bomb.push_str(&format!("<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10)));
    }
    bomb.push_str("]><rss><channel><item><g:id>&z;</g:id><title>x</title></item></channel></rss>");
    assert!(told(bomb.as_bytes()).contains("\n1: &z;\n"));
}

#[test]
fn a_product_of_a_gigabyte_and_one_nested_without_end_are_refused() {
    let hints = CatalogueHints::default();
    let read = |source: Box<dyn std::io::Read>| {
        let dialect = sniff(&b"<rss>"[..]).unwrap();
        let mut catalogue = Catalogue::open(source, dialect, &hints).unwrap();
        let mut rows = 0;
        while let Some(row) = catalogue.next_row().unwrap() {
            assert!(matches!(row, CatalogueRow::Refused(_)));
            rows += 1;
        }
        assert_eq!(rows, 1);
    };
    let head = std::io::Cursor::new(b"<rss><channel><item><title>".to_vec());
    read(Box::new(std::io::Read::chain(head, std::io::Read::take(std::io::repeat(b'x'), 1 << 30))));
    let deep = format!("<rss><channel><item>{}", "<a>".repeat(100_000));
    read(Box::new(std::io::Cursor::new(deep.into_bytes())));
}
