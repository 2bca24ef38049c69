//! Small workspaces in folders of their own.

use crate::{App, Host, add_link, import_products_now, new_workspace, open_workspace, workspace_status};
use std::collections::BTreeMap;
use std::path::PathBuf;
use tandem_model::{
    Condition, Field, FileSource, ImportProducts, ImportReport, Leaf, LinkKey, LinkLevel, LinkSaved, NewLink,
    NewWorkspace, Nothing, Op, OpenWorkspace, Ordering, ProductFact, Rule, RuleStatus, Show, Value, Window,
    WorkspaceStatus,
};
use tempfile::TempDir;

pub(crate) const BIKES: &str = "sku,name,family,category,price,stock,status,tags\n\
    R1,Road-150,Road-150,Bikes,1500,4,,road\n\
    R2,Road-250,Road-250,Bikes,2500,4,,road\n\
    R3,Road-350,Road-350,Bikes,3500,4,,\n\
    H1,Helmet,,Helmets,50,9,,\n\
    H0,Old Helmet,,Helmets,40,0,discontinued,\n";

pub(crate) struct Shop {
    pub(crate) app: App,
    pub(crate) dir: TempDir,
}

pub(crate) fn closed() -> Shop {
    let dir = tempfile::tempdir().unwrap();
    Shop { app: App::new(Host::new(dir.path().join("config"), dir.path().join("data"))), dir }
}

/// A new workspace with the bikes in it.
pub(crate) async fn bikes() -> Shop {
    let shop = closed();
    let path = shop.path("shop.tandem").display().to_string();
    new_workspace(&shop.app, NewWorkspace { path, sample: false }).await.unwrap();
    shop.import(BIKES).await;
    shop
}

pub(crate) async fn sample() -> Shop {
    let shop = closed();
    crate::open_sample(&shop.app, Nothing {}).await.unwrap();
    shop
}

impl Shop {
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> FileSource {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        FileSource::Path { path: path.display().to_string() }
    }

    pub(crate) fn products(&self, text: &str) -> ImportProducts {
        ImportProducts { source: self.file("products.csv", text), mapping: BTreeMap::new() }
    }

    pub(crate) async fn import(&self, text: &str) -> ImportReport {
        import_products_now(&self.app, self.products(text), &crate::Progress::silent()).await.unwrap()
    }

    pub(crate) async fn status(&self) -> WorkspaceStatus {
        workspace_status(&self.app, Nothing {}).await.unwrap().workspace.unwrap()
    }

    pub(crate) async fn link(&self, from: &str, to: &str, kind: &str) -> LinkSaved {
        add_link(&self.app, new_link(from, to, kind)).await.unwrap()
    }

    /// Another process: a second program on the same file.
    pub(crate) async fn beside(&self) -> App {
        let other = App::new(Host::new(self.path("other-config"), self.path("other-data")));
        let path = self.status().await.path;
        open_workspace(&other, OpenWorkspace { path }).await.unwrap();
        other
    }
}

pub(crate) fn new_link(from: &str, to: &str, kind: &str) -> NewLink {
    NewLink {
        paused: false,
        from: from.into(),
        to: to.into(),
        kind: kind.to_owned(),
        weight: None,
        two_way: false,
        level: LinkLevel::Product,
        pin: None,
    }
}

pub(crate) fn key(from: &str, to: &str, kind: &str) -> LinkKey {
    LinkKey { from: from.into(), to: to.into(), kind: kind.to_owned(), level: LinkLevel::Product }
}

/// A rule that shows H1 for every bike, or whatever the caller makes of it; new where the id is empty.
pub(crate) fn rule(id: &str) -> Rule {
    let when = Condition::Leaf(Leaf {
        field: Field::Trigger(ProductFact::Category),
        op: Op::Equals,
        value: Some(Value::Text("Bikes".to_owned())),
    });
    let show = Show { include: vec!["H1".into()], ..Show::default() };
    Rule {
        id: id.to_owned(),
        name: "Helmets for bikes".to_owned(),
        kind: "accessory".to_owned(),
        weight: None,
        status: RuleStatus::Active,
        position: 0,
        when,
        show,
        limit: None,
        ordering: Ordering::Sku,
        placements: Vec::new(),
        window: Window::default(),
        stop: false,
        owner: String::new(),
        note: String::new(),
    }
}
