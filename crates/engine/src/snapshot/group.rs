//! Values gathered by id in two passes, without sorting.

#[derive(Debug)]
pub(crate) struct Groups<T> {
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Groups<T> {
    /// Values of one id keep the order in which they come. `each` is called twice and must give the same both times.
    pub fn gather<I: Iterator<Item = (u32, T)>>(len: usize, each: impl Fn() -> I) -> Self {
        let mut starts = vec![0u32; len + 1];
        for (id, _) in each() {
            starts[id as usize + 1] += 1;
        }
        for at in 1..=len {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut items: Vec<T> = match each().next() {
            Some((_, filler)) => vec![filler; starts[len] as usize],
            None => Vec::new(),
        };
        for (id, item) in each() {
            items[next[id as usize] as usize] = item;
            next[id as usize] += 1;
        }
        Self { starts, items }
    }

    pub fn of(&self, id: u32) -> &[T] {
        &self.items[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }

    pub fn of_mut(&mut self, id: u32) -> &mut [T] {
        &mut self.items[self.starts[id as usize] as usize..self.starts[id as usize + 1] as usize]
    }
}
