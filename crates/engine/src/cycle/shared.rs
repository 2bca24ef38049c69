//! A value that a copy of the checker shares until one of the two changes it.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Cloned for nothing; the first change after that copies the value.
#[derive(Clone, Default)]
pub(super) struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    pub fn new(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}
