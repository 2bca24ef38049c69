//! A small shop in a folder of its own, and the program run on it.

use serde_json::{Value, json};
use std::{
    fs,
    path::PathBuf,
    process::{Command, Output},
};
use tempfile::TempDir;

pub struct Ran {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { exit: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// The one JSON document on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|_| panic!("no JSON: {}\n{}", self.stdout, self.stderr))
    }

    /// The JSON of a command that was done with nothing wrong.
    pub fn done(&self) -> Value {
        assert_eq!(self.exit, 0, "{}{}", self.stdout, self.stderr);
        self.json()
    }

    /// Code of the error of a command that was not done.
    pub fn refused(&self) -> String {
        assert_eq!(self.exit, 2, "{}{}", self.stdout, self.stderr);
        assert!(!self.stderr.is_empty(), "people are told too");
        let json = self.json();
        assert_eq!(keys(&json), ["error"]);
        assert_eq!(keys(&json["error"]), ["code", "message", "path"]);
        json["error"]["code"].as_str().unwrap().to_owned()
    }
}

/// Field names, sorted.
pub fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}")).keys().map(String::as_str).collect()
}

pub struct Shop {
    pub folder: TempDir,
}

pub const PRODUCTS: &str = "sku,name,family,category,brand,price,cost,currency,stock,status,tags\n\
    BIKE,City Bike,City,Bikes,Aro,500.00,300.00,EUR,4,active,commuting\n\
    BIKE-XL,\"City Bike, XL\",City,Bikes,Aro,600.00,330.00,EUR,2,active,\n\
    HELMET,Helmet,,Accessories,Aro,40.00,,EUR,,active,\n\
    \"TUBE,26\",Tube 26\",,Accessories/Tubes,,5.00,,EUR,0,active,\n\
    OLD,Old Lamp,,Accessories,,9.00,,EUR,9,discontinued,\n";

impl Shop {
    /// A folder without a workspace.
    pub fn nowhere() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn empty() -> Self {
        let shop = Self::nowhere();
        shop.run(&["new", "shop.tandem", "--json"]).done();
        shop
    }

    /// Five products and no link.
    pub fn new() -> Self {
        let shop = Self::empty();
        shop.write("products.csv", PRODUCTS);
        shop.run(&["products", "shop.tandem", "import", "products.csv", "--json"]).done();
        shop
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_tandem"));
        command.args(words).current_dir(self.folder.path());
        command.env("TANDEM_CONFIG_DIR", self.path("config")).env("TANDEM_DATA_DIR", self.path("data"));
        command
    }

    /// Runs the program in the shop's folder.
    pub fn run(&self, words: &[&str]) -> Ran {
        Ran::of(self.command(words).output().unwrap())
    }

    /// `tandem links shop.tandem … --json`
    pub fn links(&self, words: &[&str]) -> Ran {
        self.run(&[&["links", "shop.tandem"], words, &["--json"]].concat())
    }

    /// `tandem rules shop.tandem … --json`
    pub fn rules(&self, words: &[&str]) -> Ran {
        self.run(&[&["rules", "shop.tandem"], words, &["--json"]].concat())
    }

    /// `tandem blocks shop.tandem … --json`
    pub fn blocks(&self, words: &[&str]) -> Ran {
        self.run(&[&["blocks", "shop.tandem"], words, &["--json"]].concat())
    }

    /// Imports a document of rules.
    pub fn import_rules(&self, document: &str) -> Ran {
        self.write("rules.json", document);
        self.rules(&["import", "rules.json"])
    }

    /// The document that an export writes.
    pub fn exported_rules(&self) -> String {
        self.rules(&["export", "exported.json"]).done();
        fs::read_to_string(self.path("exported.json")).unwrap()
    }

    /// SKUs that are recommended.
    pub fn shown(&self, words: &[&str]) -> Vec<String> {
        let told = self.run(&[&["recommend", "shop.tandem"], words, &["--json"]].concat()).done();
        told["results"].as_array().unwrap().iter().map(|result| result["sku"].as_str().unwrap().to_owned()).collect()
    }

    /// Everything that an edit could change.
    pub fn everything(&self) -> String {
        let told = [
            self.run(&["products", "shop.tandem", "list", "--json"]).stdout,
            self.run(&["types", "shop.tandem", "list", "--json"]).stdout,
            self.links(&["list"]).stdout,
            self.exported_rules(),
            self.run(&["history", "shop.tandem", "--json"]).stdout,
        ];
        told.concat()
    }
}

/// A document with these rules and nothing else.
pub fn document(rules: &[Value]) -> String {
    json!({ "version": 1, "rules": rules }).to_string()
}

/// When this SKU triggers, show those.
pub fn pair(id: &str, kind: &str, trigger: &str, shown: &[&str]) -> Value {
    json!({
        "id": id, "name": format!("rule {id}"), "type": kind,
        "when": equals("trigger", "sku", trigger), "show": { "include": shown }
    })
}

/// A leaf.
pub fn equals(on: &str, what: &str, text: &str) -> Value {
    json!({ "leaf": { "field": { "on": on, "what": what }, "op": "equals", "value": { "text": text } } })
}
