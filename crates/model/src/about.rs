//! What this program is made of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct About {
    pub version: String,
    pub sqlite: String,
    pub licence: String,
    pub components: Vec<Component>,
    /// Attribution of the sample data.
    pub notice: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Component {
    pub name: String,
    pub version: String,
    pub licence: String,
}
