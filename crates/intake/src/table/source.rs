//! Where a file comes from. This crate opens none: a caller passes what it opened.

use std::io::{Read, Seek};

/// A file, or bytes in memory.
pub trait Source: Read + Seek + Send + 'static {}

impl<S: Read + Seek + Send + 'static> Source for S {}
