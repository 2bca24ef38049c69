//! Reading back the JSON that this program wrote.

use serde::de::DeserializeOwned;

/// Without the parser's bound on nesting: conditions may be 64 deep, which is more than twice as many brackets as it
/// would take. Only for texts that this program wrote, from nouns whose depth was judged before.
pub(crate) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    let mut reader = serde_json::Deserializer::from_str(text);
    reader.disable_recursion_limit();
    let value = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}
