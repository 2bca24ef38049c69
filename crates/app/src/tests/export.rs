//! Lists as files, and what a campaign changes of them.

use crate::fixture::{Shop, bikes, rule};
use crate::tests::campaign::winter;
use crate::*;
use tandem_model::*;

/// Two winters of a boosted rule, a link beside it.
async fn seasonal() -> Shop {
    let shop = bikes().await;
    save_rule(&shop.app, SaveRule { rule: Rule { weight: Some(40), ..rule("") } }).await.unwrap();
    shop.link("R1", "R2", "upsell").await;
    save_campaign(&shop.app, SaveCampaign { campaign: winter("") }).await.unwrap();
    shop
}

fn export(shop: &Shop, format: ExportFormat) -> ExportRecommendations {
    ExportRecommendations {
        to: FileTarget::Path { path: shop.path("lists.csv").display().to_string() },
        format,
        version: VersionRef::Draft,
        at: None,
        campaign: None,
        channel: None,
    }
}

async fn made(shop: &Shop, input: ExportRecommendations) -> Result<FileMade, Fault> {
    export_recommendations_now(&shop.app, input, &Progress::silent()).await
}

fn text(shop: &Shop) -> String {
    std::fs::read_to_string(shop.path("lists.csv")).unwrap()
}

async fn ended(app: &App, job: JobRef) -> JobView {
    loop {
        let view = get_job(app, job).await.unwrap();
        if view.state != JobState::Running {
            return view;
        }
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
}

/// `accessory 0.6 from 2027-11-30T23:00:00Z`: the helmet's rows on one product page, from summer on.
async fn helmet(shop: &Shop, input: ExportRecommendations) -> Vec<String> {
    made(shop, ExportRecommendations { format: ExportFormat::Json, ..input }).await.unwrap();
    let document: serde_json::Value = serde_json::from_str(&text(shop)).unwrap();
    let rows: Vec<RecommendationRow> = serde_json::from_value(document["recommendations"].clone()).unwrap();
    let of_page = |row: &&RecommendationRow| {
        (row.trigger.as_str(), row.sku.as_str(), row.placement.as_deref()) == ("R3", "H1", Some("product-page"))
    };
    let told = |row: &RecommendationRow| {
        let (from, to) = (row.valid_from.format("%Y-%m-%d %H"), row.valid_to.format("%Y-%m-%d %H"));
        format!("{} {} {from} to {to}", row.kind.as_deref().unwrap_or_default(), row.score)
    };
    rows.iter().filter(of_page).map(told).collect()
}

#[tokio::test]
async fn lists_of_a_campaign_are_those_of_its_channel() {
    let shop = seasonal().await;
    let lists = || ExportRecommendations {
        at: Some("2027-07-01T12:00:00Z".parse().unwrap()),
        campaign: Some("winter".to_owned()),
        ..export(&shop, ExportFormat::Json)
    };
    let limited = async |channels: &[&str]| {
        let channels = channels.iter().map(|&channel| channel.to_owned()).collect();
        save_campaign(&shop.app, SaveCampaign { campaign: Campaign { channels, ..winter("winter") } }).await.unwrap();
    };
    let everywhere = helmet(&shop, lists()).await;
    limited(&["web"]).await;
    assert_eq!(helmet(&shop, lists()).await, everywhere);
    limited(&["web", "app"]).await;
    assert_eq!(made(&shop, lists()).await.unwrap_err().code, "channel_needed");
    let asked = ExportRecommendations { channel: Some("app".to_owned()), ..lists() };
    assert_eq!(helmet(&shop, asked).await, everywhere);
}

#[tokio::test]
async fn each_list_is_written_with_the_time_that_it_holds() {
    let shop = seasonal().await;
    let summer = Some("2027-07-01T12:00:00Z".parse().unwrap());
    let of = |at, campaign: Option<&str>| ExportRecommendations {
        at,
        campaign: campaign.map(str::to_owned),
        ..export(&shop, ExportFormat::Json)
    };
    let score = helmet(&shop, of(summer, None)).await[0].clone();
    assert!(score.ends_with(" 2027-07-01 12 to 2027-11-30 23"), "{score}");
    let rows = helmet(&shop, of(summer, Some("winter"))).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].ends_with(" 2027-11-30 23 to 2028-01-31 23") && rows[0] > score, "{rows:?}");
    let year = helmet(&shop, of(None, None)).await;
    assert!(year.iter().any(|row| row.contains("-01-31 23 to")), "the season ends in the file: {year:?}");
    remove_campaign(&shop.app, CampaignRef { id: "winter".to_owned() }).await.unwrap();
    assert!(helmet(&shop, of(summer, None)).await[0].ends_with("to 2028-07-01 12"));
}

#[tokio::test]
async fn an_export_is_a_job_that_tells_what_it_wrote() {
    let shop = seasonal().await;
    let at = Some("2027-07-01T12:00:00Z".parse().unwrap());
    let input = ExportRecommendations { at, ..export(&shop, ExportFormat::Csv) };
    let job = export_recommendations(&shop.app, input.clone()).await.unwrap();
    let view = ended(&shop.app, job).await;
    assert_eq!((view.label.as_str(), view.state), ("export of recommendations to lists.csv", JobState::Done));
    let file = *view.made.unwrap();
    assert_eq!((file.rows + 1, file.download), (text(&shop).lines().count() as u64, None));

    let to = FileTarget::Download { name: "lists.csv".to_owned() };
    let job = export_recommendations(&shop.app, ExportRecommendations { to, ..input }).await.unwrap();
    let token = ended(&shop.app, job).await.made.unwrap().download.unwrap();
    assert_eq!(std::fs::read_to_string(&*shop.app.offered(&token).unwrap()).unwrap(), text(&shop));
    assert_eq!(shop.app.offered("guess").unwrap_err().code, "unknown_download");
}

#[tokio::test]
async fn what_is_cancelled_or_refused_leaves_no_file() {
    let shop = seasonal().await;
    let progress = Progress::silent();
    progress.cancel();
    let input = export(&shop, ExportFormat::Csv);
    let fault = export_recommendations_now(&shop.app, input.clone(), &progress).await.unwrap_err();
    assert_eq!(fault.code, "cancelled");
    let code = async |input| made(&shop, input).await.unwrap_err().code;
    assert_eq!(code(ExportRecommendations { version: VersionRef::Live, ..input.clone() }).await, "nothing_published");
    let campaign = |id: &str| ExportRecommendations { campaign: Some(id.to_owned()), ..input.clone() };
    assert_eq!(code(campaign("summer")).await, "unknown_campaign");
    let local = |day: &str| format!("{day}T00:00:00").parse().unwrap();
    let over = Campaign { starts: local("2020-01-01"), ends: local("2020-02-01"), yearly: false, ..winter("") };
    let over = Campaign { name: "Over".to_owned(), ..over };
    save_campaign(&shop.app, SaveCampaign { campaign: over }).await.unwrap();
    assert_eq!(code(campaign("over")).await, "never_live");
    let workspace = FileTarget::Path { path: shop.status().await.path };
    assert_eq!(code(ExportRecommendations { to: workspace, ..input.clone() }).await, "is_open_workspace");
    assert!(!shop.path("lists.csv").exists());
}

#[tokio::test]
async fn a_version_is_exported_as_it_was_published() {
    let shop = seasonal().await;
    publish(&shop.app, Publish::default()).await.unwrap();
    let of = |version| ExportRecommendations { version, ..export(&shop, ExportFormat::Csv) };
    made(&shop, of(VersionRef::Number(1))).await.unwrap();
    let before = text(&shop).lines().count();
    remove_links(&shop.app, RemoveLinks { links: vec![crate::fixture::key("R1", "R2", "upsell")] }).await.unwrap();
    made(&shop, of(VersionRef::Live)).await.unwrap();
    assert_eq!(text(&shop).lines().count(), before);
    made(&shop, of(VersionRef::Draft)).await.unwrap();
    assert!(text(&shop).lines().count() < before && !text(&shop).contains("R2,upsell"));
}

#[tokio::test]
async fn a_campaign_tells_what_it_changes_before_it_is_saved() {
    let shop = seasonal().await;
    let pause = CampaignAction { target: CampaignTarget::Rule("helmets-for-bikes".to_owned()), effect: Effect::Pause };
    let compare = |campaign| CompareCampaign {
        campaign,
        version: VersionRef::Draft,
        products: ProductBatch::Top(100),
        placement: None,
    };
    let paused = Campaign { id: "bare".to_owned(), actions: vec![pause], yearly: true, ..winter("") };
    let told = compare_campaign(&shop.app, compare(paused)).await.unwrap();
    assert_eq!((told.lists.changed, told.lists.products, told.lists.gained, told.lists.lost), (3, 1, 0, 3));
    assert_eq!(told.lists.lists[0].lost[0].because, "campaign ‘Winter’");
    let nothing = Campaign { actions: Vec::new(), ..winter("") };
    assert_eq!(compare_campaign(&shop.app, compare(nothing)).await.unwrap().lists.changed, 0);
}
