//! One door to every verb, expanded from the one list: a name and the text of a call go in, the text of the answer comes
//! out. The faces share it, so that a verb is compiled into a program once and not once for every face.

use crate::{App, call::read_call};
use serde::Serialize;
use std::{future::Future, pin::Pin};
use tandem_model::*;

/// A verb at work. Ends with the JSON of its output.
pub type Answer = Pin<Box<dyn Future<Output = Result<String, Fault>> + Send>>;

macro_rules! door { ($($(#[$_doc:meta])* $name:ident($input:ident) -> $_output:ident;)*) => {
    /// Begins a verb with the call `{"input": …}`, whose fault names the place that cannot be understood; `None` where
    /// there is no verb of that name. Nothing is done before the answer is polled.
    pub fn call_verb(app: &App, name: &str, call: &[u8]) -> Option<Result<Answer, Fault>> {
        let app = app.clone();
        Some(match name {
            $(stringify!($name) => read_call::<$input>(call).map(|input| -> Answer {
                Box::pin(async move { written(&crate::$name(&app, input).await?) })
            }),)*
            _ => return None,
        })
    }
} }
crate::commands!(door);

fn written(output: &impl Serialize) -> Result<String, Fault> {
    serde_json::to_string(output)
        .map_err(|error| Fault::new("internal", format!("the answer cannot be written: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::closed;
    use serde_json::json;

    fn fault(verb: &str, call: &str) -> Option<Fault> {
        call_verb(&closed().app, verb, call.as_bytes()).unwrap().err()
    }

    #[tokio::test]
    async fn a_verb_is_found_by_its_name_and_answers_json() {
        let answer = call_verb(&closed().app, "workspace_status", br#"{"input":{}}"#).unwrap().ok().unwrap();
        assert_eq!(answer.await, Ok(json!({ "workspace": null }).to_string()));
        assert!(call_verb(&closed().app, "workspace_statsu", b"{}").is_none());
    }

    #[test]
    fn a_condition_as_deep_as_may_be_comes_through_and_one_deeper_is_left_to_the_verb() {
        for depth in [1, MAX_DEPTH, MAX_DEPTH + 1] {
            let when = (1..depth).fold(Condition::All(Vec::new()), |inner, _| Condition::None(vec![inner]));
            let rule = json!({ "rule": Rule { when, ..crate::fixture::rule("deep") } });
            assert_eq!(fault("save_rule", &json!({ "input": rule }).to_string()), None, "{depth}");
        }
    }

    #[test]
    fn what_cannot_be_understood_is_told_with_its_place() {
        assert_eq!(fault("get_product", r#"{"input":{"sku":7}}"#).unwrap().path.as_deref(), Some("input.sku"));
        let deep = fault("get_product", &format!(r#"{{"input":{}"#, "[".repeat(100_000))).unwrap();
        assert!(deep.message.contains("nested more than"), "{}", deep.message);
    }
}
