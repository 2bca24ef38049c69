//! What the verbs say when no workspace is open.

use crate::fixture::{closed, key, new_link, rule};
use crate::tests::campaign::winter;
use crate::*;
use tandem_model::*;

macro_rules! refused {
    ($app:expr, $($verb:ident($input:expr)),* $(,)?) => {
        [$((stringify!($verb), $verb($app, $input).await.map(drop).map_err(|fault| fault.code))),*]
    };
}

#[tokio::test]
async fn every_verb_that_needs_a_workspace_says_that_none_is_open() {
    let shop = closed();
    let source = || shop.file("some.csv", "sku,name\nA,A\n");
    let block = || Block { sku: "A".into(), trigger: None };
    let kind = || default_types().remove(0);
    let settings = Settings::default();
    let set_link_input = SetLink {
        paused: None,
        link: key("A", "B", "upsell"),
        set_weight: false,
        weight: None,
        two_way: None,
        set_pin: false,
        pin: None,
        kind: None,
        to: None,
    };
    let set_type_input = SetType {
        code: "upsell".to_owned(),
        label: None,
        weight: None,
        loop_policy: None,
        loop_group: None,
        two_way_allowed: None,
    };
    let none = ProductSelection::Skus { skus: Vec::new() };
    let answers = refused!(
        &shop.app,
        backup_workspace(BackupWorkspace { to: "copy.tandem".to_owned() }),
        set_settings(settings),
        query_products(QueryProducts::default()),
        search_products(SearchProducts::default()),
        list_facets(Nothing {}),
        get_product(ProductRef { sku: "A".into() }),
        add_product(Product::named("A", "A", "EUR")),
        edit_products(EditProducts { selection: none, changes: Vec::new(), preview: false }),
        set_cells(SetCells { cells: Vec::new(), preview: false }),
        remove_products(ProductRefs { skus: Vec::new() }),
        import_products(ImportProducts { source: source(), mapping: Default::default() }),
        list_types(Nothing {}),
        add_type(kind()),
        set_type(set_type_input),
        remove_type(TypeRef { code: "upsell".to_owned() }),
        list_links(ListLinks::default()),
        check_link(new_link("A", "B", "upsell")),
        check_targets(CheckTargets {
            from: "A".into(),
            kind: "upsell".to_owned(),
            targets: Vec::new(),
            reversed: false
        }),
        add_link(new_link("A", "B", "upsell")),
        set_link(set_link_input),
        remove_links(RemoveLinks { links: Vec::new() }),
        import_links(ImportLinks { source: source() }),
        export_links(ExportLinks { path: "links.csv".to_owned() }),
        list_rules(ListRules::default()),
        get_rule(RuleRef { id: "a".to_owned() }),
        check_rule(CheckRule { rule: rule("a"), example: None }),
        save_rule(SaveRule { rule: rule("a") }),
        set_rule_status(SetRuleStatus { ids: Vec::new(), status: RuleStatus::Paused }),
        move_rules(MoveRules { ids: Vec::new(), before: None, after: None }),
        remove_rules(RuleRefs { ids: Vec::new() }),
        list_fields(Nothing {}),
        search_values(SearchValues { field: Field::Cart(CartFact::Items), text: String::new(), limit: 0 }),
        search_customers(SearchCustomers { text: String::new(), limit: 0 }),
        list_templates(Nothing {}),
        import_rules(ImportRules { source: source() }),
        export_rules(ExportRules { path: "rules.json".to_owned() }),
        list_blocks(Nothing {}),
        add_block(block()),
        remove_block(block()),
        list_placements(Nothing {}),
        set_placement(default_placements().remove(0)),
        remove_placement(CodeRef { code: "cart".to_owned() }),
        list_strategies(Nothing {}),
        set_strategy(default_strategies().remove(0)),
        remove_strategy(CodeRef { code: "balanced".to_owned() }),
        list_campaigns(ListCampaigns::default()),
        check_campaign(CheckCampaign { campaign: winter("") }),
        compare_campaign(CompareCampaign {
            campaign: winter(""),
            version: VersionRef::Draft,
            products: ProductBatch::None,
            placement: None
        }),
        save_campaign(SaveCampaign { campaign: winter("") }),
        remove_campaign(CampaignRef { id: "winter".to_owned() }),
        start_campaign(CampaignRef { id: "winter".to_owned() }),
        stop_campaign(CampaignRef { id: "winter".to_owned() }),
        keep_switch(CampaignRef { id: "winter".to_owned() }),
        duplicate_campaign(DuplicateCampaign { id: "winter".to_owned(), years: 1 }),
        check_rulebook(Nothing {}),
        list_link_findings(key("A", "B", "upsell")),
        recommend(RecommendRequest::default()),
        export_recommendations(ExportRecommendations {
            to: FileTarget::Download { name: "lists.csv".to_owned() },
            format: ExportFormat::Csv,
            version: VersionRef::Draft,
            at: None,
            campaign: None,
            channel: None
        }),
        get_neighbourhood(GetNeighbourhood {
            focus: MapFocus::Product { sku: "A".into() },
            depth: 1,
            limit: 10,
            version: VersionRef::Draft,
            at: None,
        }),
        get_overview(GetOverview::default()),
        compare_versions(CompareVersions {
            from: VersionRef::Live,
            to: VersionRef::Draft,
            products: ProductBatch::None,
            placement: None,
            at: None
        }),
        publish(Publish::default()),
        list_versions(Nothing {}),
        roll_back(RollBack { number: 1, note: String::new(), unreviewed: false }),
        check_version(CheckVersion::default()),
        restore_items(RestoreItems { version: VersionRef::Live, items: Vec::new() }),
        propose_draft(ProposeDraft { note: String::new() }),
        approve_draft(ApproveDraft { at: chrono::Utc::now() }),
        withdraw_proposal(Nothing {}),
        list_activity(Nothing {}),
        undo(Nothing {}),
        redo(Nothing {}),
        list_edits(Nothing {}),
    );
    for (verb, answer) in answers {
        assert_eq!(answer, Err("no_workspace".to_owned()), "{verb}");
    }
}

#[tokio::test]
async fn the_other_verbs_need_none() {
    let shop = closed();
    let app = &shop.app;
    assert!(list_zones(app, Nothing {}).await.unwrap().zones.len() > 100);
    assert_eq!(workspace_status(app, Nothing {}).await.unwrap().workspace, None);
    assert_eq!(close_workspace(app, Nothing {}).await.unwrap().workspace, None);
    assert_eq!(set_user(app, User { name: "Ann".to_owned() }).await.unwrap().workspace, None);
    assert!(recent_workspaces(app, Nothing {}).await.unwrap().recent.is_empty());
    assert!(about(app, Nothing {}).await.unwrap().components.len() > 20);
    let source = shop.file("some.csv", "sku,name\nA,A\n");
    assert!(inspect_products(app, InspectProducts { source }).await.unwrap().missing.is_empty());
    assert_eq!(get_job(app, JobRef { job: 1 }).await.unwrap_err().code, "unknown_job");
    assert_eq!(cancel_job(app, JobRef { job: 1 }).await.unwrap_err().code, "unknown_job");
}

/// Holds this crate to the list: each verb is there, with the types that the list gives it.
#[test]
fn every_listed_verb_is_there() {
    macro_rules! listed {
        ($($(#[$doc:meta])* $name:ident($input:ident) -> $output:ident;)*) => {
            $(let _ = |app: &'static App, input: $input| {
                fn answers<F: Future<Output = Result<$output, Fault>>>(answer: F) -> F { answer }
                drop(answers($name(app, input)));
            };)*
        };
    }
    crate::commands!(listed);
}
