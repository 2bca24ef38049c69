//! The relationship types as numbers. A code keeps its number for ever, also when its type is removed.

use std::sync::Arc;
use tandem_model::RelationshipType;

#[derive(Debug, Clone, Default)]
pub(crate) struct Kinds {
    /// In the order in which they were given.
    listed: Arc<Vec<RelationshipType>>,
    slots: Arc<Vec<Slot>>,
}

#[derive(Debug, Clone)]
struct Slot {
    code: String,
    /// 0–100; nothing where the type was removed or never given.
    weight: Option<u8>,
    /// Place among all codes in the order of their letters.
    order: u16,
}

impl Kinds {
    pub fn build(types: Vec<RelationshipType>) -> Self {
        let mut kinds = Self::default();
        for kind in types {
            kinds.put(kind);
        }
        kinds
    }

    pub fn listed(&self) -> &[RelationshipType] {
        &self.listed
    }

    /// Numbers given so far.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// The number of a type that exists.
    pub fn find(&self, code: &str) -> Option<u16> {
        self.number(code).filter(|&kind| self.slots[usize::from(kind)].weight.is_some())
    }

    pub fn number(&self, code: &str) -> Option<u16> {
        self.slots.iter().position(|slot| slot.code == code).map(|at| at as u16)
    }

    pub fn code(&self, kind: u16) -> &str {
        &self.slots[usize::from(kind)].code
    }

    /// 0 for a type that does not exist: links of it show nothing.
    pub fn weight(&self, kind: u16) -> u8 {
        self.slots[usize::from(kind)].weight.unwrap_or(0)
    }

    pub fn order(&self, kind: u16) -> u16 {
        self.slots[usize::from(kind)].order
    }

    /// The number of a code, a new one where it has none yet.
    pub fn intern(&mut self, code: &str) -> u16 {
        if let Some(kind) = self.number(code) {
            return kind;
        }
        let slots = Arc::make_mut(&mut self.slots);
        slots.push(Slot { code: code.to_owned(), weight: None, order: 0 });
        let mut order: Vec<usize> = (0..slots.len()).collect();
        order.sort_by(|&a, &b| slots[a].code.cmp(&slots[b].code));
        for (place, at) in order.into_iter().enumerate() {
            slots[at].order = place as u16;
        }
        (slots.len() - 1) as u16
    }

    pub fn put(&mut self, kind: RelationshipType) {
        let number = self.intern(&kind.code);
        Arc::make_mut(&mut self.slots)[usize::from(number)].weight = Some(kind.weight);
        let listed = Arc::make_mut(&mut self.listed);
        match listed.iter_mut().find(|old| old.code == kind.code) {
            Some(old) => *old = kind,
            None => listed.push(kind),
        }
    }

    pub fn remove(&mut self, code: &str) {
        if let Some(kind) = self.number(code) {
            Arc::make_mut(&mut self.slots)[usize::from(kind)].weight = None;
            Arc::make_mut(&mut self.listed).retain(|kind| kind.code != code);
        }
    }
}
