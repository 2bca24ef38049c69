//! Verbs over IPC. The window posts what a browser posts, the text of the call, because the bridge's own parser takes
//! fewer brackets than a condition may have. Which commands reach this the window's permissions have decided before.

use crate::desk::Desk;
use tandem_app::{Answer, App, call_verb};
use tandem_model::Fault;
use tauri::{
    Manager, Wry,
    ipc::{Invoke, InvokeBody, InvokeError, InvokeResponseBody},
};

/// Answers a call in the background, once the program has begun. Every call is taken.
pub(crate) fn answer(invoke: Invoke<Wry>) -> bool {
    let Invoke { message, resolver, .. } = invoke;
    let handle = message.webview_ref().app_handle().clone();
    resolver.respond_async_serialized(async move {
        let app = handle.state::<Desk>().app().await;
        let answered = match begin(&app, message.command(), message.payload()) {
            // In a task of its own, so that a verb that breaks is answered too.
            Ok(answer) => tokio::spawn(answer).await.unwrap_or_else(|_| Err(broken())),
            Err(fault) => Err(fault),
        };
        answered.map(InvokeResponseBody::Json).map_err(|fault| InvokeError(serde_json::json!(fault)))
    });
    true
}

fn begin(app: &App, verb: &str, payload: &InvokeBody) -> Result<Answer, Fault> {
    let text = match payload {
        InvokeBody::Json(arguments) => arguments["input"].as_str(),
        InvokeBody::Raw(_) => None,
    };
    let call = text.ok_or_else(|| Fault::new("bad_request", "the call holds no text"))?;
    call_verb(app, verb, call.as_bytes())
        .unwrap_or_else(|| Err(Fault::new("unknown_command", "this version of Tandem cannot do that")))
}

fn broken() -> Fault {
    Fault::new("internal", "something went wrong inside Tandem")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};
    use tandem_app::Host;

    /// The fault of a call that cannot begin.
    fn fault(verb: &str, arguments: Value) -> Option<String> {
        let app = App::new(Host::new("config", "data"));
        begin(&app, verb, &InvokeBody::Json(arguments)).err().map(|fault| fault.code)
    }

    #[test]
    fn a_call_is_the_text_that_a_browser_posts() {
        assert_eq!(fault("about", json!({ "input": r#"{"input":{}}"# })), None);
        assert_eq!(fault("about", json!({ "input": r#"{"input":{}} more"# })).as_deref(), Some("bad_request"));
        assert_eq!(fault("about", json!({ "input": {} })).as_deref(), Some("bad_request"));
        assert_eq!(fault("about", json!(null)).as_deref(), Some("bad_request"));
        assert_eq!(fault("abuot", json!({ "input": r#"{"input":{}}"# })).as_deref(), Some("unknown_command"));
    }
}
