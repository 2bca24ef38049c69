//! `serve FILE`: the app in a browser on this machine, until Ctrl-C.

use crate::{
    dirs,
    reply::{Reply, announce},
    session::text,
    stop::stopped,
    view::Serving,
};
use std::{net::SocketAddr, path::Path};
use tandem_app::App;
use tandem_http::Options;
use tandem_model::{Fault, Nothing, OpenWorkspace};

pub(super) async fn run(file: &Path, listen: SocketAddr, json: bool) -> Result<Reply, Fault> {
    let app = App::new(dirs::host());
    let server = tandem_http::serve(app.clone(), Options { listen, ..Options::default() }).await?;
    tandem_app::open_workspace(&app, OpenWorkspace { path: text(file)? }).await?;
    let address = server.url();
    let told = format!("Tandem is served at\n\n  {address}\n\nonly to this machine. Ctrl-C stops it.");
    announce(&Reply::new(&Serving { address }, told), json);
    server.run(stopped()).await;
    tandem_app::close_workspace(&app, Nothing {}).await?;
    Ok(Reply::silent())
}
