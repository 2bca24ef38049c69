//! `deadletters FILE list`, `fix`, `replay`, `discard` and `export`.

use crate::{
    args::{Chosen, DeadLetterVerb},
    reply::Reply,
    session::{Session, text},
    table::{Column, count, table},
};
use serde::Serialize;
use tandem_intake::format_minor;
use tandem_model::{
    ChosenDeadLetters, DeadLetter, DeadLetterChoice, DeadLetterGroup, DeadLetterGroups, DeadLettersReplayed,
    ExportDeadLetters, Fault, FieldFix, FixDeadLetters, ListDeadLetters, Nothing, ReasonCode,
};

/// Letters that one question may ask for.
const WINDOW: u32 = 500;

pub(super) async fn run(session: &Session, verb: DeadLetterVerb) -> Result<Reply, Fault> {
    let app = &session.app;
    match verb {
        DeadLetterVerb::List => list(session).await,
        DeadLetterVerb::Fix { fixes, from, chosen } => {
            let fix = |(field, to)| FieldFix { field, from: from.clone(), to };
            let fixes = fixes.into_iter().map(fix).collect();
            let choice = choice(session, chosen).await?;
            replayed(tandem_app::fix_dead_letters(app, FixDeadLetters { choice, fixes, dates: None }).await?)
        }
        DeadLetterVerb::Replay(chosen) => {
            let choice = choice(session, chosen).await?;
            replayed(tandem_app::replay_dead_letters(app, ChosenDeadLetters { choice }).await?)
        }
        DeadLetterVerb::Discard(chosen) => {
            let choice = choice(session, chosen).await?;
            let discarded = letters(session, choice.clone()).await?.len() as u64;
            tandem_app::discard_dead_letters(app, ChosenDeadLetters { choice }).await?;
            Ok(Reply::new(&Discarded { discarded }, count(discarded, "dead letter given up", "dead letters given up")))
        }
        DeadLetterVerb::Export { csv, chosen } => {
            let choice = choice(session, chosen).await?;
            let path = text(&csv)?;
            let written = tandem_app::export_dead_letters(app, ExportDeadLetters { choice, path }).await?;
            Ok(Reply::new(&Rows { rows: written.rows }, count(written.rows, "row written", "rows written")))
        }
    }
}

#[derive(Serialize)]
struct Discarded {
    discarded: u64,
}

#[derive(Serialize)]
struct Rows {
    rows: u32,
}

#[derive(Serialize)]
struct Listed<'l> {
    #[serde(flatten)]
    groups: &'l DeadLetterGroups,
    dead_letters: &'l [DeadLetter],
}

async fn list(session: &Session) -> Result<Reply, Fault> {
    let groups = tandem_app::list_dead_letter_groups(&session.app, Nothing {}).await?;
    let dead_letters = letters(session, DeadLetterChoice::All).await?;
    let row = |group: &DeadLetterGroup| {
        [
            code(group.code),
            group.cause.clone(),
            group.channel.clone(),
            group.orders.to_string(),
            group.rows.to_string(),
            format!("{} {}", format_minor(group.value_minor, &group.currency), group.currency),
            group.remedy.clone(),
        ]
    };
    let rows: Vec<_> = groups.groups.iter().map(row).collect();
    let columns = [
        Column("reason", false),
        Column("cause", false),
        Column("channel", false),
        Column("orders", true),
        Column("rows", true),
        Column("value", true),
        Column("what mends it", false),
    ];
    let shown = if rows.is_empty() { String::new() } else { table(columns, &rows) + "\n" };
    let told = shown + &count(dead_letters.len() as u64, "order waits", "orders wait");
    Ok(Reply::new(&Listed { groups: &groups, dead_letters: &dead_letters }, told))
}

async fn letters(session: &Session, choice: DeadLetterChoice) -> Result<Vec<DeadLetter>, Fault> {
    let mut found = Vec::new();
    loop {
        let asked = ListDeadLetters { choice: choice.clone(), offset: found.len() as u32, limit: WINDOW };
        let page = tandem_app::list_dead_letters(&session.app, asked).await?;
        let answered = page.letters.len();
        found.extend(page.letters);
        if answered == 0 || found.len() as u64 >= page.total {
            return Ok(found);
        }
    }
}

async fn choice(session: &Session, chosen: Chosen) -> Result<DeadLetterChoice, Fault> {
    let Some(wanted) = chosen.code else {
        let all = chosen.id.is_empty();
        return Ok(if all { DeadLetterChoice::All } else { DeadLetterChoice::Ids { ids: chosen.id } });
    };
    if !ReasonCode::ALL.iter().any(|known| code(*known) == wanted) {
        return Err(Fault::new("unknown_reason", format!("there is no reason `{wanted}`")).at("code"));
    }
    let letters = letters(session, DeadLetterChoice::All).await?;
    let fits = |letter: &&DeadLetter| {
        letter.problems.iter().any(|problem| code(problem.code) == wanted)
            && (chosen.id.is_empty() || chosen.id.contains(&letter.id))
    };
    Ok(DeadLetterChoice::Ids { ids: letters.iter().filter(fits).map(|letter| letter.id).collect() })
}

fn code(code: ReasonCode) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(text)) => text,
        _ => String::new(),
    }
}

fn replayed(replayed: DeadLettersReplayed) -> Result<Reply, Fault> {
    let told = format!(
        "{}: {} let in, {} still waiting",
        count(replayed.tried, "dead letter", "dead letters"),
        replayed.recovered,
        replayed.open
    );
    Ok(Reply::new(&replayed, told).wrong(replayed.open > 0))
}
