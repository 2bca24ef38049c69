//! Every verb as a Tauri command, expanded from the one list. Holds no decision: a command hands its input to the body
//! in `app` and its answer back.

use crate::{asked::Asked, desk::Desk, dto::Dto};
use tandem_model::*;
use tauri::{State, Wry};
use tauri_specta::{Builder, collect_commands};

macro_rules! handlers { ($($(#[$doc:meta])* $name:ident($input:ident) -> $output:ident;)*) => {
    $(
        $(#[$doc])*
        #[tauri::command]
        #[specta::specta]
        pub async fn $name(desk: State<'_, Desk>, input: Asked<$input>) -> Result<Dto<$output>, Dto<Fault>> {
            let input = input.read()?;
            let app = desk.app().await;
            tandem_app::$name(&app, input).await.map(Dto).map_err(Dto)
        }
    )*

    /// The commands, and with them the bindings that the interface calls.
    pub fn builder() -> Builder<Wry> {
        Builder::new().commands(collect_commands![$($name),*]).disable_serde_phases()
    }
} }
tandem_app::commands!(handlers);
