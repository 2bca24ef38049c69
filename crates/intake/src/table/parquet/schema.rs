//! Which columns a Parquet file has, once its groups are flattened.

use super::damaged;
use crate::problem::Problem;
use crate::table::row::MAX_COLUMNS;
use parquet::basic::{ConvertedType, LogicalType, Repetition, TimeUnit};
use parquet::schema::types::Type;

/// How the values of a field become cells.
#[derive(Debug, PartialEq)]
pub(super) enum Shape {
    Plain,
    /// Instants, whose text ends on `Z`.
    Utc,
    /// Billionths of a second since 1970, which the parser gives as plain numbers.
    Nanos {
        utc: bool,
    },
    Group(Vec<Self>),
}

/// Shapes of the fields and names of the columns.
pub(super) fn lay_out(schema: &Type) -> Result<(Vec<Shape>, Vec<String>), Problem> {
    let mut columns = Vec::new();
    let shapes = schema.get_fields().iter().map(|field| shape(field, "", &mut columns)).collect();
    match columns.len() {
        0 => Err(Problem::new("not_a_table", "the Parquet file has no columns")),
        count if count > MAX_COLUMNS => Err(damaged("it has more than 10,000 columns")),
        _ => Ok((shapes, columns)),
    }
}

fn shape(field: &Type, prefix: &str, columns: &mut Vec<String>) -> Shape {
    let info = field.get_basic_info();
    let name = if prefix.is_empty() { field.name().to_owned() } else { format!("{prefix}.{}", field.name()) };
    let repeated = info.has_repetition() && info.repetition() == Repetition::REPEATED;
    let annotated = info.converted_type() != ConvertedType::NONE || info.logical_type_ref().is_some();
    if field.is_group() && !repeated && !annotated {
        return Shape::Group(field.get_fields().iter().map(|inner| shape(inner, &name, columns)).collect());
    }
    columns.push(name.trim().to_owned());
    match (info.logical_type_ref(), info.converted_type()) {
        _ if repeated => Shape::Plain,
        (Some(LogicalType::Timestamp(time)), _) => match time.unit {
            TimeUnit::NANOS => Shape::Nanos { utc: time.is_adjusted_to_u_t_c },
            _ if time.is_adjusted_to_u_t_c => Shape::Utc,
            _ => Shape::Plain,
        },
        (None, ConvertedType::TIMESTAMP_MILLIS | ConvertedType::TIMESTAMP_MICROS) => Shape::Utc,
        _ => Shape::Plain,
    }
}
