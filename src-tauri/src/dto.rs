//! The seam between the two generators: a transparent wrapper that lets specta import a ts-rs type instead of
//! describing it a second time. Nothing else derives both.

use serde::{Deserialize, Serialize};
use specta::{Type, Types, datatype::DataType};
use specta_typescript::define;
use ts_rs::{Config, TS};

/// A noun on its way through IPC. Wraps one named type: `Vec<Dto<T>>` is fine, `Dto<Vec<T>>` panics when bindings
/// are exported.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub struct Dto<T>(pub T);

impl<T: TS> Type for Dto<T> {
    fn definition(_: &mut Types) -> DataType {
        let file = T::output_path().expect("a Dto wraps one named model type");
        let name = T::ident(&Config::from_env());
        DataType::Reference(define(format!("import(\"./types/{}\").{name}", file.with_extension("").display())))
    }
}
