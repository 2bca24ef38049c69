//! A verb's input on its way through IPC: the text of the call, as a browser posts it. The bridge's own parser takes
//! fewer brackets than a condition may have, so it is handed a text, which it does not look into.

use crate::dto::Dto;
use serde::{Deserialize, de::DeserializeOwned};
use specta::{Type, Types, datatype::DataType};
use std::marker::PhantomData;
use tandem_model::Fault;
use ts_rs::TS;

/// What was asked of a verb, not read yet. To the interface it is the noun itself.
#[derive(Deserialize)]
#[serde(transparent)]
pub struct Asked<T> {
    call: String,
    #[serde(skip)]
    noun: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> Asked<T> {
    pub fn read(&self) -> Result<T, Dto<Fault>> {
        tandem_app::read_call(self.call.as_bytes()).map_err(Dto)
    }
}

impl<T: TS> Type for Asked<T> {
    fn definition(types: &mut Types) -> DataType {
        Dto::<T>::definition(types)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use tandem_model::{Condition, MAX_DEPTH, Nothing, ProductRef};

    /// What the command reads of the argument that the bridge parsed.
    fn read<T: DeserializeOwned>(argument: Value) -> Result<T, String> {
        let asked: Asked<T> = serde_json::from_value(argument).map_err(|error| error.to_string())?;
        asked.read().map_err(|Dto(fault)| format!("{}: {fault}", fault.code))
    }

    #[test]
    fn a_condition_as_deep_as_may_be_comes_through_and_one_deeper_is_left_to_the_verb() {
        for depth in [1, MAX_DEPTH, MAX_DEPTH + 1] {
            let nested = (1..depth).fold(Condition::All(Vec::new()), |inner, _| Condition::None(vec![inner]));
            let call = format!("{{\"input\":{}}}", serde_json::to_string(&nested).unwrap());
            assert_eq!(read::<Condition>(json!(call)), Ok(nested));
        }
    }

    #[test]
    fn what_cannot_be_understood_is_told_as_to_a_browser() {
        let told = |text: &str| read::<ProductRef>(json!(text)).unwrap_err();
        assert!(told(r#"{"input":{"sku":7}}"#).ends_with("(input.sku)"));
        assert!(told(r#"{"input":{}} more"#).starts_with("bad_request: "));
        assert!(told(&format!(r#"{{"input":{}"#, "[".repeat(100_000))).contains("nested more than"));
        assert!(read::<Nothing>(json!({})).is_err());
    }
}
