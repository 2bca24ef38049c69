//! Tables for people.

/// A column: its header, and whether its cells are numbers.
pub(crate) struct Column(pub(crate) &'static str, pub(crate) bool);

/// Columns aligned by letters, numbers to the right, two spaces between. A row is one line, whatever its texts hold.
pub(crate) fn table<const N: usize>(columns: [Column; N], rows: &[[String; N]]) -> String {
    let rows: Vec<[String; N]> = rows.iter().map(|row| std::array::from_fn(|at| one_line(&row[at]))).collect();
    let widths: [usize; N] = std::array::from_fn(|at| {
        let cells = rows.iter().map(|row| row[at].chars().count());
        cells.chain([columns[at].0.chars().count()]).max().unwrap_or(0)
    });
    let headers: [String; N] = std::array::from_fn(|at| columns[at].0.to_owned());
    let lines = std::iter::once(&headers).chain(&rows).map(|row| {
        let cells = row.iter().zip(&columns).zip(widths).map(|((cell, column), width)| pad(cell, width, column.1));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    });
    lines.collect()
}

fn one_line(cell: &str) -> String {
    cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

fn pad(cell: &str, width: usize, number: bool) -> String {
    if number { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
}

/// `1 link`, `2 links`.
pub(crate) fn count(number: impl Into<u64>, one: &str, many: &str) -> String {
    let number = number.into();
    format!("{number} {}", if number == 1 { one } else { many })
}

/// A cell that may be unknown.
pub(crate) fn cell<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_left_and_numbers_right() {
        let rows = [["Tür".to_owned(), "7".to_owned()], ["x".to_owned(), "1000".to_owned()]];
        assert_eq!(table([Column("name", false), Column("n", true)], &rows), "name     n\nTür      7\nx     1000\n");
    }

    #[test]
    fn a_row_is_one_line() {
        let rows = [["two\nlines\u{1b}[31m".to_owned(), "after\0".to_owned()]];
        let told = table([Column("note", false), Column("", false)], &rows);
        assert_eq!(told.lines().nth(1), Some("two lines [31m  after"));
    }
}
