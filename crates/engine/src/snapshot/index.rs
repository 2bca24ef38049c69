//! Ids in the order of their texts, in chunks that copies of a snapshot share until one of them inserts.

use std::cmp::Ordering;
use std::sync::Arc;

/// Ids in a chunk at the most; a full one is halved.
const CHUNK: usize = 1024;

#[derive(Debug, Clone)]
pub(crate) struct Index {
    chunks: Arc<[Chunk]>,
}

/// Never empty.
#[derive(Debug, Clone)]
struct Chunk {
    /// The first of the ids, so that finding a chunk reads no other.
    first: u32,
    ids: Arc<Vec<u32>>,
}

impl Chunk {
    fn new(ids: Vec<u32>) -> Self {
        Self { first: ids[0], ids: Arc::new(ids) }
    }
}

impl Default for Index {
    fn default() -> Self {
        Self { chunks: Arc::from([]) }
    }
}

impl Index {
    /// Of ids that are in order already.
    pub fn sorted(ids: &[u32]) -> Self {
        Self { chunks: ids.chunks(CHUNK / 2).map(|chunk| Chunk::new(chunk.to_vec())).collect() }
    }

    /// All ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = u32> {
        self.chunks.iter().flat_map(|chunk| chunk.ids.iter().copied())
    }

    /// The id that `compare` calls equal. `compare` tells how an id's text stands to the one looked for.
    pub fn find(&self, compare: impl Fn(u32) -> Ordering) -> Option<u32> {
        let chunk = &self.chunks[self.chunk_of(&compare)?].ids;
        chunk.binary_search_by(|&id| compare(id)).ok().map(|at| chunk[at])
    }

    /// Puts an id where `compare` says; none there may be equal. Cost: one chunk, and the table of chunks.
    pub fn insert(&mut self, new: u32, compare: impl Fn(u32) -> Ordering) {
        let Some(number) = self.chunk_of(&compare) else {
            self.prepend(new);
            return;
        };
        let chunk = Arc::make_mut(&mut Arc::make_mut(&mut self.chunks)[number].ids);
        let at = chunk.partition_point(|&id| compare(id).is_lt());
        chunk.insert(at, new);
        if chunk.len() >= CHUNK {
            let tail = Chunk::new(chunk.split_off(CHUNK / 2));
            let mut chunks = self.chunks.to_vec();
            chunks.insert(number + 1, tail);
            self.chunks = chunks.into();
        }
    }

    /// For a text before all others: the first chunk takes it.
    fn prepend(&mut self, new: u32) {
        if self.chunks.is_empty() {
            self.chunks = Arc::from([Chunk::new(vec![new])]);
        } else {
            let chunk = &mut Arc::make_mut(&mut self.chunks)[0];
            chunk.first = new;
            Arc::make_mut(&mut chunk.ids).insert(0, new);
        }
    }

    /// The last chunk whose first id is not after the text looked for.
    fn chunk_of(&self, compare: &impl Fn(u32) -> Ordering) -> Option<usize> {
        self.chunks.partition_point(|chunk| compare(chunk.first).is_le()).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_in_the_order_of_their_texts_however_inserted() {
        let value = |id: u32| id * 7919 % 5003;
        let mut index = Index::default();
        for new in 0..5003 {
            index.insert(new, |id| value(id).cmp(&value(new)));
        }
        assert!(index.ids().map(value).eq(0..5003));
        assert!((0..5003).all(|id| index.find(|other| value(other).cmp(&value(id))) == Some(id)));
        assert_eq!(index.find(|other| value(other).cmp(&6000)), None);
    }
}
