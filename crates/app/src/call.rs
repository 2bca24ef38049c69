//! What was asked of a verb, out of the JSON that a face received: one reader for all, so that none takes what another
//! refuses.

use serde::{Deserialize, de::DeserializeOwned};
use tandem_model::{Fault, MAX_DEPTH};

/// Brackets below each other in a call, at the most: a condition as deep as may be takes two for each of its nodes, which
/// is more than the parser would take by itself.
const MAX_NESTING: usize = 2 * MAX_DEPTH + 32;

#[derive(Deserialize)]
struct Call<T> {
    input: T,
}

/// Reads a verb's input out of the call `{"input": …}`; the fault names the place that cannot be understood. Time: linear
/// in the text, and what is nested too deep is refused before it is parsed.
pub fn read_call<T: DeserializeOwned>(json: &[u8]) -> Result<T, Fault> {
    if nesting(json) > MAX_NESTING {
        let message = format!("the call is nested more than {MAX_NESTING} deep, a condition may be {MAX_DEPTH} deep");
        return Err(Fault::new("bad_request", message));
    }
    let mut reader = serde_json::Deserializer::from_slice(json);
    reader.disable_recursion_limit();
    let call: Call<T> = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let fault = bad(error.inner());
        if path == "." { fault } else { fault.at(path) }
    })?;
    reader.end().map_err(|error| bad(&error))?;
    Ok(call.input)
}

fn bad(error: &serde_json::Error) -> Fault {
    Fault::new("bad_request", format!("the call cannot be understood: {error}"))
}

/// Brackets that are open at once, at the most; those in texts do not count.
fn nesting(json: &[u8]) -> usize {
    let (mut open, mut most, mut text, mut escaped) = (0usize, 0, false, false);
    for &byte in json {
        match (text, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => text = !text,
            (false, b'[' | b'{') => open += 1,
            (false, b']' | b'}') => open = open.saturating_sub(1),
            _ => {}
        }
        most = most.max(open);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_counted_outside_of_texts() {
        assert_eq!(nesting(br#"{"a":[{"b":"[[[\"[["},[]],"c":{}}"#), 3);
        assert_eq!(nesting(b""), 0);
    }

    #[test]
    fn a_call_as_deep_as_a_condition_may_be_is_read_and_a_deeper_one_is_not() {
        let nested = |depth: usize| format!("{{\"input\":{}1{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
        let read = |depth| read_call::<serde_json::Value>(nested(depth).as_bytes()).map_err(|fault| fault.code);
        assert!(read(MAX_NESTING).is_ok());
        for depth in [MAX_NESTING + 1, 1_000_000] {
            assert_eq!(read(depth), Err("bad_request".to_owned()));
        }
    }
}
