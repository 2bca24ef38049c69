//! A window of a sorted list without sorting the list.

use std::cmp::Ordering;

/// The rows that would stand at `offset..offset + limit` if `rows` were sorted by `order`, in order.
/// Cost: linear in the rows, and `limit · log(limit)` for the window.
pub fn window<T>(rows: &mut [T], offset: usize, limit: usize, mut order: impl FnMut(&T, &T) -> Ordering) -> &mut [T] {
    let offset = offset.min(rows.len());
    let limit = limit.min(rows.len() - offset);
    if limit == 0 {
        return &mut [];
    }
    if offset > 0 {
        rows.select_nth_unstable_by(offset, &mut order);
    }
    let tail = &mut rows[offset..];
    if limit < tail.len() {
        tail.select_nth_unstable_by(limit, &mut order);
    }
    let window = &mut tail[..limit];
    window.sort_unstable_by(order);
    window
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_window_equals_the_slice_of_the_sorted_list(
            mut rows in prop::collection::vec(0u16..200, 0..300),
            offset in 0usize..320,
            limit in 0usize..320,
        ) {
            let mut sorted = rows.clone();
            sorted.sort_unstable();
            let from = offset.min(sorted.len());
            let to = (from + limit).min(sorted.len());
            prop_assert_eq!(&*window(&mut rows, offset, limit, u16::cmp), &sorted[from..to]);
        }
    }
}
