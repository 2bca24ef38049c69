//! The items of a version as chunks of JSON lines, cut so that versions that differ in little share nearly all of them.

use crate::json;
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};
use tandem_model::{Change, ItemKey};

/// An item ends its chunk where so many bits of its key's hash are zero: 256 items a chunk on average.
const CUT: u64 = 0xff;
/// Bytes of JSON that one chunk may have; more can only come from a chunk made by hand.
const MOST: u64 = 1 << 30;

/// What a version holds, ready to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    pub(crate) chunks: Vec<Chunk>,
    pub(crate) links: u32,
    pub(crate) rules: u32,
    pub(crate) campaigns: u32,
    digest: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Chunk {
    /// SHA-256 of the JSON, in hexadecimal.
    pub(crate) digest: String,
    pub(crate) json: Vec<u8>,
}

impl Content {
    /// Of items in the order of their sort and key. Cost: writing them as JSON once.
    pub fn of(items: &[Change]) -> Self {
        let count = |wanted: fn(&Change) -> bool| {
            u32::try_from(items.iter().filter(|item| wanted(item)).count()).unwrap_or(u32::MAX)
        };
        let chunks = chunks(items);
        Self {
            digest: digest_of_parts(chunks.iter().map(|chunk| chunk.digest.as_str())),
            links: count(|item| matches!(item, Change::PutLink(_))),
            rules: count(|item| matches!(item, Change::PutRule(_))),
            campaigns: count(|item| matches!(item, Change::PutCampaign(_))),
            chunks,
        }
    }

    /// Equal for equal items.
    pub fn digest(&self) -> &str {
        &self.digest
    }
}

fn chunks(items: &[Change]) -> Vec<Chunk> {
    let mut chunks = Vec::new();
    let mut lines = Vec::new();
    for item in items {
        serde_json::to_writer(&mut lines, item).expect("an item has text keys and writing to memory does not fail");
        lines.push(b'\n');
        if item.item().is_some_and(|key| ends_chunk(&key)) {
            chunks.push(Chunk::of(std::mem::take(&mut lines)));
        }
    }
    if !lines.is_empty() {
        chunks.push(Chunk::of(lines));
    }
    chunks
}

/// Never changes: it decides which chunks versions of other programs share.
fn ends_chunk(key: &ItemKey) -> bool {
    let key = serde_json::to_vec(key).expect("a key is texts");
    // FNV-1a, whose low bits are the last byte's alone; the high ones are mixed.
    let hash = key
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    (hash >> 32) & CUT == 0
}

impl Chunk {
    fn of(json: Vec<u8>) -> Self {
        Self { digest: sha256([json.as_slice()]), json }
    }

    pub(crate) fn packed(&self) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
        let packed = encoder.write_all(&self.json).and_then(|()| encoder.finish());
        packed.expect("writing to memory does not fail")
    }
}

/// The items of a stored chunk; nothing where it is not what its digest says.
pub(crate) fn unpacked(digest: &str, packed: &[u8]) -> Option<Vec<Change>> {
    let text = String::from_utf8(whole(digest, packed)?).ok()?;
    text.lines().map(|line| json::parse(line).ok()).collect()
}

/// Whether a stored chunk is what its digest says. Cost: unpacking it.
pub(crate) fn is_whole(digest: &str, packed: &[u8]) -> bool {
    whole(digest, packed).is_some()
}

fn whole(digest: &str, packed: &[u8]) -> Option<Vec<u8>> {
    inflated(packed).ok().filter(|json| sha256([json.as_slice()]) == digest)
}

fn inflated(packed: &[u8]) -> io::Result<Vec<u8>> {
    let mut json = Vec::new();
    ZlibDecoder::new(packed).take(MOST).read_to_end(&mut json)?;
    Ok(json)
}

pub(crate) fn digest_of_parts<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    sha256(parts.into_iter().flat_map(|part| [part.as_bytes(), b"\n".as_slice()]))
}

pub(crate) fn sha256<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    parts.into_iter().for_each(|part| hash.update(part));
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
