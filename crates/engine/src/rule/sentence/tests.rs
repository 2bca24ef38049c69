//! Sentences by table.

use super::{sentence, why_not_words};
use crate::rule::holds::Asked;
use crate::rule::notation::{condition, rule};
use crate::rule::situation::Situation;
use crate::snapshot::notation::snapshot;
use tandem_model::{Condition, MAX_DEPTH};

const SHOP: &str = "
    S1: name=Wool_Scarf category=Clothing price=2000 tag=winter
    S2: name=Cap category=Clothing
";

fn check(line: &str, expected: &str) {
    assert_eq!(sentence(&snapshot(SHOP), &rule(line), "EUR"), expected, "{line}");
}

#[test]
fn a_rule_is_read_back_as_one_sentence() {
    check(
        "r accessory : category=Bikes & price>50000 -> category=Accessories & color=same ; limit=4 order=dearest",
        "When the product is in Bikes and costs more than € 500.00, show up to 4 products in Accessories with the same \
         color, dearest first",
    );
    check("r upsell : all -> all", "For every product, show up to 10 products");
    check("r upsell : all -> +S1", "For every product, show Wool Scarf");
    check("r upsell : all -> +S1 +S2 +Gone ; limit=2", "For every product, show up to 2 of Wool Scarf, Cap and Gone");
    check(
        "r upsell : sku=S1 -> brand=same +S2 -S1 ; limit=1",
        "When the product is Wool Scarf, show up to 1 of Cap and the products of the same brand, never Wool Scarf",
    );
    check(
        "r upsell : all -> category=X ; placement=cart placement=email from=2026-12-01 to=2027-03-01 stop limit=1",
        "For every product, show one product in X, only in cart or email, from 2026-12-01 to 2027-02-28, and let no \
         later rule take part",
    );
    check(
        "r upsell : all -> category=X ; from=2026-12-01",
        "For every product, show up to 10 products in X, from 2026-12-01 on",
    );
    check(
        "r upsell : all -> category=X ; to=2026-12-01",
        "For every product, show up to 10 products in X, until 2026-11-30",
    );
}

fn when(text: &str, expected: &str) {
    check(&format!("r upsell : {text} -> +S1"), &format!("When {expected}, show Wool Scarf"));
}

#[test]
fn every_field_of_when_has_words() {
    for (text, expected) in [
        ("category:one:A,B", "the product is in A or B"),
        ("category!=A", "the product is in a category other than A"),
        ("brand=Acme", "the product is of the brand Acme"),
        ("family=F", "the product is of the family F"),
        ("tags:any:winter,road", "the product is tagged winter or road"),
        ("tags:all:winter,road", "the product is tagged winter and road"),
        ("tags:exactly:winter", "the product is tagged winter and nothing else"),
        ("tags:none:winter", "the product is tagged, but other than winter"),
        ("color=red", "the product has color red"),
        ("price:100..200", "the product costs between € 1.00 and € 2.00"),
        ("price==100", "the product costs exactly € 1.00"),
        ("margin>=100", "the product has a margin of at least € 1.00"),
        ("margin_bp<3550", "the product has a margin of less than 35.5 %"),
        ("stock>5", "the product has more than 5 in stock"),
        ("age<=1", "the product is at most 1 day old"),
        ("brand?", "the product has a brand"),
        ("tags~", "the product has no tags"),
        ("cart.items>=2", "the cart holds at least 2 pieces in all"),
        ("cart.subtotal>5000", "the cart is worth more than € 50.00"),
        ("cart.quantity(category:Bikes)>=1", "the cart holds a product in Bikes"),
        ("cart.quantity(tag:road)>1", "the cart holds more than 1 piece of products tagged road"),
        ("cart.quantity(sku:S1)==2", "the cart holds exactly 2 pieces of Wool Scarf"),
        ("customer.value>=100000", "the customer has spent at least € 1,000.00 in all"),
        ("customer.orders>2", "the customer has more than 2 orders"),
        ("customer.days<30", "the customer ordered last less than 30 days ago"),
        ("customer.kind=new", "the customer is new"),
        ("customer.income_band=high", "the customer has the income band high"),
        (
            "customer.bought(category:Bikes,365)>2",
            "the customer has more than 2 orders with a product in Bikes within 365 days",
        ),
        ("customer.orders~", "the customer has no known orders"),
        ("context.placement=cart", "the placement is cart"),
        ("context.weekday:one:monday,friday", "the weekday is monday or friday"),
        ("context.channel!=web", "the channel is other than web"),
        ("context.date>=2026-12-01", "the date is 2026-12-01 or later"),
        ("context.date:2026-12-01..2026-12-24", "the date is from 2026-12-01 to 2026-12-24"),
        ("context.offer?", "the offer is known"),
    ] {
        when(text, expected);
    }
}

#[test]
fn nothing_is_denied_twice() {
    for (text, expected) in [
        ("!(category=Bikes | price>100)", "the product is not in Bikes and does not cost more than € 1.00"),
        ("!(brand!=Acme)", "the product is of the brand Acme or has no brand"),
        ("!(brand~)", "the product has a brand"),
        ("!(brand?)", "the product has no brand"),
        ("price>1 & !(color!=red)", "the product costs more than € 0.01 and either has color red or has no color"),
    ] {
        when(text, expected);
    }
    let inner = condition("!(brand=Acme)", false);
    let mut twice = rule("r upsell : all -> +S1");
    twice.when = Condition::None(vec![inner]);
    let told = sentence(&snapshot(SHOP), &twice, "EUR");
    assert_eq!(told, "When the product is of the brand Acme, show Wool Scarf");
}

#[test]
fn groups_are_kept_apart() {
    when(
        "price>1 & brand=A | cart.items>=2",
        "(the product costs more than € 0.01 and is of the brand A) or the cart holds at least 2 pieces in all",
    );
    let mut mixed = rule("r upsell : brand=A -> +S1");
    mixed.when =
        Condition::All(vec![condition("brand=A", false), condition("price>1 | stock>1", false), Condition::default()]);
    let told = sentence(&snapshot(SHOP), &mixed, "EUR");
    let expected = "When the product is of the brand A and either costs more than € 0.01 or has more than 1 in stock, show \
                    Wool Scarf";
    assert_eq!(told, expected);
    mixed.when = Condition::Any(Vec::new());
    assert_eq!(sentence(&snapshot(SHOP), &mixed, "EUR"), "For no product, show Wool Scarf");
    mixed.show.include.clear();
    assert_eq!(sentence(&snapshot(SHOP), &mixed, "EUR"), "For no product, show nothing");
}

fn shows(text: &str, expected: &str) {
    check(&format!("r upsell : all -> {text}"), &format!("For every product, show up to 10 products {expected}"));
}

#[test]
fn what_is_shown_can_be_told_relative_to_the_product() {
    for (text, expected) in [
        ("brand=same & price:110%..140%", "of the same brand and 10–40 % dearer"),
        ("category=different", "in another category"),
        ("!(category=different)", "in the same category or without category"),
        ("color=different & family=same", "with another color of the same family"),
        ("price>100%", "dearer than the product"),
        ("price<=100%", "costing at most as much as the product"),
        ("price>=110%", "at least 10 % dearer"),
        ("price<=30%", "costing at most 30 % of the product's price"),
        ("price<=80%", "at least 20 % cheaper"),
        ("price<=110%", "costing at most 110 % of the product's price"),
        ("price:60%..80%", "20–40 % cheaper"),
        ("price:80%..120%", "costing from 20 % less to 20 % more than the product"),
        ("price<=+500", "costing at most € 5.00 more than the product's price"),
        (
            "price:-500..+500",
            "costing between € 5.00 less than the product's price and € 5.00 more than the product's price",
        ),
        ("margin>=120%", "with a margin of at least 120 % of the product's margin"),
        ("tags:any:winter & !(price>5000)", "tagged winter and not costing more than € 50.00"),
        ("sku:one:S1,S2", "Wool Scarf or Cap"),
        ("brand=A | brand=B & price>1", "of the brand A or (of the brand B costing more than € 0.01)"),
    ] {
        shows(text, expected);
    }
}

#[test]
fn a_leaf_that_fails_is_told_with_the_value_found() {
    let shop = snapshot(SHOP);
    let situation = Situation::unknown("2026-01-11T12:00:00Z".parse().unwrap());
    let asked = Asked { snapshot: &shop, trigger: 0, candidate: None, situation: &situation };
    for (text, negated, expected) in [
        ("price>50000", false, "only where the product costs more than € 500.00, but its price is € 20.00"),
        ("brand=A", false, "only where the product is of the brand A, but its brand is not known"),
        ("tags:any:winter", true, "only where the product is not tagged winter, but its tags are winter"),
        ("customer.orders>2", false, "only where the customer has more than 2 orders, but the customer is not known"),
        (
            "cart.items>=2",
            false,
            "only where the cart holds at least 2 pieces in all, but the number of pieces in it is 0",
        ),
        ("context.weekday=monday", false, "only where the weekday is monday, but it is sunday"),
        ("context.channel=web", false, "only where the channel is web, but it is not known"),
    ] {
        let Condition::Leaf(leaf) = condition(text, false) else { panic!("{text}") };
        assert_eq!(why_not_words(&asked, &leaf, negated, "EUR"), expected, "{text}");
    }
}

#[test]
fn the_deepest_condition_has_its_words() {
    let mut deep = rule("r upsell : all -> +S1");
    deep.when = (1..MAX_DEPTH).fold(condition("brand=A", false), |inner, _| Condition::None(vec![inner]));
    let told = sentence(&snapshot(SHOP), &deep, "EUR");
    assert_eq!(told, "When the product is not of the brand A, show Wool Scarf");
}
