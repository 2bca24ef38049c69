//! The JSON that commands print. Field names are stable; what is unknown is `null`, never left out.

mod campaign;
mod catalogue;
mod rule;
mod version;

pub(crate) use campaign::{CampaignView, Campaigns};
pub(crate) use catalogue::CataloguedView;
pub(crate) use rule::{BlockView, Blocks, RuleView, Rules, RulesExported, RulesTaken, Switched, TraceView};
pub(crate) use version::{DiffView, PublishedView, Versions};

use serde::Serialize;
use tandem_model::{
    Counted, EditEntry, Finding, ImportReport, Link, Product, ProductStatus, Reason, RecommendAnswer, RefusedRow,
    RelationshipType, RowCounts, Severity, Sku, Step, WhyNot,
};

#[derive(Serialize)]
pub(crate) struct Made {
    pub(crate) file: String,
    pub(crate) products: u32,
    pub(crate) orders: u32,
}

#[derive(Serialize)]
pub(crate) struct Copied {
    pub(crate) file: String,
    pub(crate) bytes: u64,
}

#[derive(Serialize)]
pub(crate) struct ExportedView {
    pub(crate) rows: u64,
    /// What the form has no place for: nothing in those of its own.
    pub(crate) lost: Vec<Counted>,
}

#[derive(Serialize)]
pub(crate) struct Serving {
    pub(crate) address: String,
}

#[derive(Serialize)]
pub(crate) struct Products<'a> {
    pub(crate) products: Vec<ProductView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct ProductView<'a> {
    sku: &'a Sku,
    name: &'a str,
    family: Option<&'a str>,
    category: Option<&'a str>,
    brand: Option<&'a str>,
    price_minor: Option<i64>,
    cost_minor: Option<i64>,
    currency: &'a str,
    stock: Option<i64>,
    status: ProductStatus,
    tags: &'a [String],
}

impl<'a> From<&'a Product> for ProductView<'a> {
    fn from(product: &'a Product) -> Self {
        Self {
            sku: &product.sku,
            name: &product.name,
            family: product.family.as_deref(),
            category: product.category.as_deref(),
            brand: product.brand.as_deref(),
            price_minor: product.price_minor,
            cost_minor: product.cost_minor,
            currency: &product.currency,
            stock: product.stock,
            status: product.status,
            tags: &product.tags,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct Types<'a> {
    pub(crate) types: &'a [RelationshipType],
}

#[derive(Serialize)]
pub(crate) struct Links<'a> {
    pub(crate) links: Vec<&'a Link>,
}

#[derive(Serialize)]
pub(crate) struct Saved<'a> {
    pub(crate) link: Option<&'a Link>,
    pub(crate) findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct Findings<'a> {
    pub(crate) findings: Vec<FindingView<'a>>,
}

#[derive(Serialize)]
pub(crate) struct FindingView<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    steps: Vec<StepView<'a>>,
}

impl<'a> From<&'a Finding> for FindingView<'a> {
    fn from(finding: &'a Finding) -> Self {
        let steps = finding.steps.iter().map(StepView::from).collect();
        Self { code: &finding.code, severity: finding.severity, message: &finding.message, steps }
    }
}

#[derive(Serialize)]
struct StepView<'a> {
    from: &'a Sku,
    to: &'a Sku,
    r#type: &'a str,
    via: &'a str,
}

impl<'a> From<&'a Step> for StepView<'a> {
    fn from(step: &'a Step) -> Self {
        Self { from: &step.from, to: &step.to, r#type: &step.kind, via: &step.via }
    }
}

#[derive(Serialize)]
pub(crate) struct Imported<R> {
    pub(crate) rows: RowCounts,
    pub(crate) refused: Vec<R>,
}

impl<'a, R: From<&'a RefusedRow>> From<&'a ImportReport> for Imported<R> {
    fn from(report: &'a ImportReport) -> Self {
        Self { rows: report.rows, refused: report.refused.iter().map(R::from).collect() }
    }
}

#[derive(Serialize)]
pub(crate) struct RefusedProduct<'a> {
    line: u64,
    code: &'a str,
    message: &'a str,
}

impl<'a> From<&'a RefusedRow> for RefusedProduct<'a> {
    fn from(row: &'a RefusedRow) -> Self {
        Self { line: row.line, code: &row.code, message: &row.message }
    }
}

#[derive(Serialize)]
pub(crate) struct RefusedLink<'a> {
    line: u64,
    code: &'a str,
    message: &'a str,
    steps: Vec<StepView<'a>>,
}

impl<'a> From<&'a RefusedRow> for RefusedLink<'a> {
    fn from(row: &'a RefusedRow) -> Self {
        let steps = row.steps.iter().map(StepView::from).collect();
        Self { line: row.line, code: &row.code, message: &row.message, steps }
    }
}

#[derive(Serialize)]
pub(crate) struct Recommended<'a> {
    trigger: Option<&'a Sku>,
    results: Vec<ResultView<'a>>,
    why_not: Option<WhyNotView<'a>>,
    /// Only where asked to explain.
    #[serde(skip_serializing_if = "Option::is_none")]
    rules: Option<Vec<TraceView<'a>>>,
}

#[derive(Serialize)]
struct ResultView<'a> {
    sku: &'a Sku,
    /// `null` for a product that fills up the list.
    r#type: Option<&'a str>,
    score: f64,
    because: Vec<ReasonView<'a>>,
}

#[derive(Serialize)]
struct ReasonView<'a> {
    via: &'a str,
    factor: &'a str,
    value: f64,
}

#[derive(Serialize)]
struct WhyNotView<'a> {
    sku: &'a Sku,
    shown: bool,
    reason: &'a str,
}

impl<'a> Recommended<'a> {
    pub(crate) fn of(answer: &'a RecommendAnswer, explained: bool) -> Self {
        let results = answer.results.iter().map(|result| ResultView {
            sku: &result.sku,
            r#type: result.kind.as_deref(),
            score: result.score,
            because: result.because.iter().map(ReasonView::from).collect(),
        });
        Self {
            trigger: answer.trigger.as_ref(),
            results: results.collect(),
            why_not: answer.why_not.as_ref().map(WhyNotView::from),
            rules: explained.then(|| answer.rules.iter().map(TraceView::from).collect()),
        }
    }
}

impl<'a> From<&'a Reason> for ReasonView<'a> {
    fn from(reason: &'a Reason) -> Self {
        Self { via: &reason.via, factor: &reason.factor, value: reason.value }
    }
}

impl<'a> From<&'a WhyNot> for WhyNotView<'a> {
    fn from(why: &'a WhyNot) -> Self {
        Self { sku: &why.sku, shown: why.shown, reason: &why.reason }
    }
}

#[derive(Serialize)]
pub(crate) struct Edits<'a> {
    pub(crate) edits: &'a [EditEntry],
}
