//! Neighbourhoods and overviews of small shops.

use super::*;
use crate::campaign::notation::written as campaign;
use crate::snapshot::notation::snapshot;
use chrono::{DateTime, Utc};
use tandem_model::{Change, GetNeighbourhood, MapFocus, Neighbourhood, Sku, VersionRef};

fn noon() -> DateTime<Utc> {
    "2026-01-10T12:00:00Z".parse().unwrap()
}

fn asked(focus: MapFocus, depth: u8, limit: u32) -> GetNeighbourhood {
    GetNeighbourhood { focus, depth, limit, version: VersionRef::Draft, at: None }
}

fn around(text: &str, sku: &str, depth: u8, limit: u32) -> Neighbourhood {
    let focus = MapFocus::Product { sku: Sku::new(sku) };
    get_neighbourhood(&snapshot(text), &asked(focus, depth, limit), noon()).unwrap()
}

fn within(text: &str, path: &str, limit: u32) -> Neighbourhood {
    let focus = MapFocus::Category { path: path.to_owned() };
    get_neighbourhood(&snapshot(text), &asked(focus, 1, limit), noon()).unwrap()
}

/// Cards with their columns, edges, and what was left out.
fn told(map: &Neighbourhood) -> String {
    let cards: Vec<String> = map.cards.iter().map(|card| format!("{}{:+}", card.sku, card.column)).collect();
    let edges: Vec<String> = map.edges.iter().map(|edge| format!("{}>{}", edge.from, edge.to)).collect();
    format!("{} | {} | {}", cards.join(" "), edges.join(" "), map.left_out)
}

const CHAIN: &str = "A -> B upsell\n B -> C accessory 50\n B -> D accessory 90\n D -> E accessory\n X -> D cross-sell";

#[test]
fn what_shows_a_product_stands_left_and_what_it_shows_right() {
    assert_eq!(told(&around(CHAIN, "B", 1, 800)), "B+0 A-1 D+1 C+1 | A>B B>D B>C | 0");
    assert_eq!(told(&around(CHAIN, "B", 2, 800)), "B+0 A-1 D+1 C+1 E+2 | A>B B>D B>C D>E | 0");
    assert_eq!(told(&around(CHAIN, "E", 3, 800)), "E+0 D-1 B-2 X-2 A-3 | D>E B>D X>D A>B | 0");
}

#[test]
fn what_does_not_fit_is_counted() {
    assert_eq!(told(&around(CHAIN, "B", 2, 3)), "B+0 A-1 D+1 | A>B B>D | 2");
}

#[test]
fn a_two_way_link_is_drawn_once_and_stands_right() {
    assert_eq!(told(&around("A <-> B cross-sell", "B", 1, 800)), "B+0 A+1 | A>B | 0");
}

#[test]
fn a_family_link_is_drawn_once_a_pair_of_cards() {
    let shop = "A: family=F\n B: family=F\n C: family=G\n D: family=G\n F => G accessory";
    assert_eq!(told(&around(shop, "A", 1, 800)), "A+0 C+1 D+1 | A>C A>D | 0");
    assert_eq!(told(&around(shop, "D", 2, 800)), "D+0 A-1 B-1 | A>D B>D | 0");
}

#[test]
fn a_missing_product_is_a_card_too() {
    let map = around("A -> ?X accessory", "A", 1, 800);
    assert_eq!(told(&map), "A+0 X+1 | A>X | 0");
    assert_eq!((map.cards[1].name.as_str(), map.cards[1].available), ("X", false));
}

#[test]
fn a_category_shows_its_linked_products_first_then_their_neighbours() {
    let shop = "A: category=Bikes\n B: category=Bikes/Road\n C: category=Bikes\n C -> H accessory";
    assert_eq!(told(&within(shop, "Bikes", 800)), "C+0 A+0 B+0 H+1 | C>H | 0");
    assert_eq!(told(&within(shop, "Bikes", 2)), "C+0 A+0 |  | 2");
}

#[test]
fn what_is_not_there_has_no_neighbourhood() {
    let ask = |focus| get_neighbourhood(&snapshot("A"), &asked(focus, 1, 9), noon());
    assert_eq!(ask(MapFocus::Product { sku: Sku::new("B") }).unwrap_err().code, "unknown_sku");
    assert_eq!(ask(MapFocus::Category { path: "B".to_owned() }).unwrap_err().code, "unknown_category");
}

/// Around A, each link with its score where it leads anywhere.
fn drawn(snapshot: &Snapshot, at: Option<&str>) -> String {
    let focus = MapFocus::Product { sku: Sku::new("A") };
    let at = at.map(|at| at.parse().unwrap());
    let around = get_neighbourhood(snapshot, &GetNeighbourhood { at, ..asked(focus, 1, 9) }, noon()).unwrap();
    let told = around.edges.iter().map(|edge| {
        let lead = if edge.live { format!("→ {}", edge.score) } else { "paused".to_owned() };
        format!("{}{} {lead}", edge.from, edge.to)
    });
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn links_lead_as_campaigns_have_it_at_the_instant_asked_about() {
    let actions = "on:A>D:accessory off:A>B:upsell 200:G>>F:upsell";
    let winter = campaign(&format!("winter 2026-01-05 2026-02-01 {actions}"));
    let elsewhere = campaign("page 2026-01-05 2026-02-01 off:A>D:accessory placement=page");
    let puts = [winter, elsewhere].map(|campaign| Change::PutCampaign(Box::new(campaign)));
    let shop = snapshot("A: family=F\n C: family=G\n A -> B upsell\n paused A -> D accessory 50\n G => F upsell 60");
    let shop = shop.apply(&puts);
    assert_eq!(drawn(&shop, None), "CA → 1.08, AD → 0.4, AB paused");
    assert_eq!(drawn(&shop, Some("2026-01-04T12:00:00Z")), "AB → 0.9, CA → 0.54, AD paused");
    let without = shop.apply(&[Change::RemoveCampaign("winter".to_owned())]);
    assert_eq!(drawn(&without, None), "AB → 0.9, CA → 0.54, AD paused");
}

#[test]
fn the_overview_counts_products_and_flows() {
    let shop = "
        A: category=Bikes/Road family=F
        B: category=Bikes/Road status=inactive
        C: category=Helmets family=G
        D
        A -> C accessory
        B -> C accessory
        A -> B upsell
        C -> D cross-sell
        F => G accessory";
    let overview = get_overview(&snapshot(shop));
    let cards: Vec<String> = overview
        .categories
        .iter()
        .map(|card| format!("{}: {} {} {}", card.path, card.products, card.active, card.covered))
        .collect();
    assert_eq!(cards, [": 1 1 0", "Bikes/Road: 2 1 1", "Helmets: 1 1 1"]);
    let flows: Vec<String> =
        overview.flows.iter().map(|flow| format!("{} > {} {} {}", flow.from, flow.to, flow.kind, flow.links)).collect();
    assert_eq!(flows, ["Bikes/Road > Helmets accessory 3", "Helmets >  cross-sell 1"]);
}
