//! SKUs as numbers, so that an order's lines are small and quick to compare.

use std::collections::HashMap;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Names kept of one SKU.
const NAMES: usize = 4;

/// Every SKU that orders name, numbered from 0 in the order they came.
#[derive(Debug, Default)]
pub struct Items {
    numbers: HashMap<Box<str>, u32>,
    items: Vec<Item>,
}

/// A SKU and the names that files gave it, the first few.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub sku: Box<str>,
    pub names: Vec<Box<str>>,
}

impl Items {
    /// SKUs that are known, with their names, in the order of their numbers.
    pub fn of(known: impl IntoIterator<Item = Item>) -> Self {
        let items: Vec<Item> = known.into_iter().collect();
        let numbers = items.iter().zip(0..).map(|(item, number)| (item.sku.clone(), number)).collect();
        Self { numbers, items }
    }

    pub fn number(&mut self, sku: &str, name: &str) -> u32 {
        if !is_nfc(sku) {
            let composed: String = sku.nfc().collect();
            return self.number(&composed, name);
        }
        let number = match self.numbers.get(sku) {
            Some(number) => *number,
            None => {
                let number = u32::try_from(self.items.len()).expect("fewer than four billion SKUs");
                self.numbers.insert(sku.into(), number);
                self.items.push(Item { sku: sku.into(), names: Vec::new() });
                number
            }
        };
        let names = &mut self.items[number as usize].names;
        if !name.is_empty() && names.len() < NAMES && names.iter().all(|known| &**known != name) {
            names.push(name.into());
        }
        number
    }

    pub fn sku(&self, number: u32) -> &str {
        &self.items[number as usize].sku
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Those from a number on.
    pub fn since(&self, number: usize) -> &[Item] {
        &self.items[number..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skus_that_differ_in_case_stay_apart_and_names_are_collected() {
        let mut items = Items::default();
        assert_eq!(items.number("85123A", "HEART"), 0);
        assert_eq!(items.number("85123a", "HEART"), 1);
        assert_eq!(items.number("85123A", "CREAM HEART"), 0);
        assert_eq!(items.number("CAFE\u{301}", ""), items.number("CAF\u{c9}", ""));
        assert_eq!(items.since(0)[0].names.iter().map(|name| &**name).collect::<Vec<_>>(), ["HEART", "CREAM HEART"]);
    }
}
