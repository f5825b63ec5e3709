//! What a run tells its reader: progress on a terminal, plain lines elsewhere, or one JSON object a line.
//! The steps call `doing`, `verified` and `timing`; how it looks is decided here alone.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use crate::failure::Failure;
use crate::steps;

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    Failed(Failure),
    /// Ctrl-C.
    Interrupted,
}

/// A step that has ended.
#[derive(Debug, Clone)]
pub(crate) struct StepRecord {
    /// The step's number in the flow; what prepares and cleans up has none.
    pub(crate) number: Option<u8>,
    pub(crate) title: String,
    pub(crate) verified: Vec<String>,
    /// What was measured, in the order measured.
    pub(crate) timings: Vec<(String, Duration)>,
    pub(crate) took: Duration,
    pub(crate) outcome: Outcome,
}

struct OpenStep {
    number: Option<u8>,
    title: String,
    doing: String,
    verified: Vec<String>,
    timings: Vec<(String, Duration)>,
    began: Instant,
}

enum Format {
    Terminal(ProgressBar),
    Plain,
    Json,
}

#[derive(Default)]
struct State {
    open: Option<OpenStep>,
    ended: Vec<StepRecord>,
}

/// The report of one run.
pub(crate) struct Report {
    format: Format,
    verbose: bool,
    began: Instant,
    state: Mutex<State>,
}

impl Report {
    pub(crate) fn new(json: bool, verbose: bool) -> Self {
        let format = if json {
            Format::Json
        } else if std::io::stdout().is_terminal() {
            Format::Terminal(bar())
        } else {
            Format::Plain
        };
        Self::with_format(format, verbose)
    }

    fn with_format(format: Format, verbose: bool) -> Self {
        Self {
            format,
            verbose,
            began: Instant::now(),
            state: Mutex::default(),
        }
    }

    /// Something about the run as a whole: an event's name, its text, and for machines its fields.
    pub(crate) fn note(&self, event: &str, text: &str, fields: Value) {
        match &self.format {
            Format::Json => {
                let mut object = json!({ "event": event });
                if let (Some(object), Value::Object(fields)) = (object.as_object_mut(), fields) {
                    object.extend(fields);
                }
                self.line(&object.to_string());
            }
            Format::Terminal(_) | Format::Plain => self.line(text),
        }
    }

    /// A step begins.
    pub(crate) fn begin(&self, number: Option<u8>, title: &str) {
        match &self.format {
            Format::Terminal(bar) => {
                bar.reset();
                bar.set_prefix(heading(number, title));
                bar.set_message("");
                bar.enable_steady_tick(Duration::from_millis(100));
            }
            Format::Plain => self.line(&heading(number, title)),
            Format::Json => {
                let object = json!({ "event": "step_started", "number": number, "title": title });
                self.line(&object.to_string());
            }
        }
        self.state().open = Some(OpenStep {
            number,
            title: title.to_owned(),
            doing: String::new(),
            verified: Vec::new(),
            timings: Vec::new(),
            began: Instant::now(),
        });
    }

    /// What the step does now.
    pub(crate) fn doing(&self, text: impl Into<String>) {
        let text = text.into();
        match &self.format {
            Format::Terminal(bar) => bar.set_message(text.clone()),
            Format::Plain => self.line(&format!("    ...  {text}")),
            Format::Json => {}
        }
        if let Some(open) = &mut self.state().open {
            open.doing = text;
        }
    }

    /// What the step was last said to do.
    pub(crate) fn last_doing(&self) -> String {
        let state = self.state();
        state
            .open
            .as_ref()
            .map(|open| open.doing.clone())
            .unwrap_or_default()
    }

    /// Something that the step made sure of.
    pub(crate) fn verified(&self, text: impl Into<String>) {
        let text = text.into();
        if matches!(self.format, Format::Plain) {
            self.line(&format!("    ok   {text}"));
        }
        if let Some(open) = &mut self.state().open {
            open.verified.push(text);
        }
    }

    /// Something that the step measured.
    pub(crate) fn timing(&self, what: impl Into<String>, took: Duration) {
        let what = what.into();
        if matches!(self.format, Format::Plain) {
            self.line(&format!("    time {what}: {}", seconds(took)));
        }
        if let Some(open) = &mut self.state().open {
            open.timings.push((what, took));
        }
    }

    /// A line that a command in the guest printed; shown with --verbose only.
    pub(crate) fn output(&self, line: &str) {
        if self.verbose && !matches!(self.format, Format::Json) {
            self.line(&format!("    |    {line}"));
        }
    }

    /// The open step ends.
    pub(crate) fn end(&self, outcome: Outcome) {
        let Some(open) = self.state().open.take() else {
            return;
        };
        let record = StepRecord {
            number: open.number,
            title: open.title,
            verified: open.verified,
            timings: open.timings,
            took: open.began.elapsed(),
            outcome,
        };
        match &self.format {
            Format::Terminal(bar) => {
                bar.disable_steady_tick();
                bar.finish_and_clear();
                for line in terminal_lines(&record) {
                    self.line(&line);
                }
            }
            Format::Plain => {
                for line in ending_lines(&record) {
                    self.line(&line);
                }
            }
            Format::Json => self.line(&step_json(&record).to_string()),
        }
        self.state().ended.push(record);
    }

    /// Whether a step has ended so.
    pub(crate) fn has(&self, is: impl Fn(&Outcome) -> bool) -> bool {
        self.state().ended.iter().any(|step| is(&step.outcome))
    }

    /// The run ends: a summary, and the steps for a JUnit report. Nothing may be reported afterwards.
    pub(crate) fn finish(&self) -> Vec<StepRecord> {
        let ended = std::mem::take(&mut self.state().ended);
        let passed = ended.iter().all(|step| step.outcome == Outcome::Passed);
        let took = self.began.elapsed();
        let word = if passed { "passed" } else { "failed" };
        self.note(
            "end",
            &summary(&ended, took),
            json!({ "outcome": word, "seconds": took.as_secs_f64() }),
        );
        ended
    }

    /// Prints a line without a progress display in the way. A reader that went away must not stop the clean-up.
    fn line(&self, text: &str) {
        let print = || drop(writeln!(std::io::stdout(), "{text}"));
        match &self.format {
            Format::Terminal(bar) => bar.suspend(print),
            Format::Plain | Format::Json => print(),
        }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {prefix} [{elapsed}] {wide_msg:.dim}")
        .unwrap_or_else(|_| ProgressStyle::default_spinner());
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stdout()).with_style(style);
    // Between steps there is no progress to show.
    bar.finish_and_clear();
    bar
}

fn heading(number: Option<u8>, title: &str) -> String {
    match number {
        Some(number) => format!("{number}/{} {title}", steps::COUNT),
        None => format!("    {title}"),
    }
}

/// "1 fact", "2 facts".
pub(crate) fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{plural}")
}

fn seconds(duration: Duration) -> String {
    if duration < Duration::from_millis(100) {
        format!("{:.1} ms", duration.as_secs_f64() * 1000.0)
    } else {
        format!("{:.2} s", duration.as_secs_f64())
    }
}

/// On a terminal a step's progress gives way to its heading, what it verified and what it measured.
fn terminal_lines(step: &StepRecord) -> Vec<String> {
    let sign = if step.outcome == Outcome::Passed {
        "✓"
    } else {
        "✗"
    };
    let heading = heading(step.number, &step.title);
    let mut lines = vec![format!("{sign} {heading}  {}", seconds(step.took))];
    lines.extend(step.verified.iter().map(|text| format!("      {text}")));
    for (what, took) in &step.timings {
        lines.push(format!("      {what}: {}", seconds(*took)));
    }
    lines.extend(why_lines(&step.outcome));
    lines
}

/// In plain text the rest has been printed as it happened.
fn ending_lines(step: &StepRecord) -> Vec<String> {
    let word = match step.outcome {
        Outcome::Passed => "passed",
        Outcome::Failed(_) => "FAILED",
        Outcome::Interrupted => "INTERRUPTED",
    };
    let mut lines = why_lines(&step.outcome);
    lines.push(format!("    {word} in {}", seconds(step.took)));
    lines
}

fn why_lines(outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Passed => Vec::new(),
        Outcome::Interrupted => vec!["    interrupted".to_owned()],
        Outcome::Failed(failure) => {
            let mut lines = labelled("expected", &failure.expected);
            lines.extend(labelled("happened", &failure.happened));
            for place in &failure.look {
                lines.extend(labelled("look at ", place));
            }
            lines
        }
    }
}

/// A label before the first line of a text, and as much space before the others.
fn labelled(label: &str, text: &str) -> Vec<String> {
    let space = " ".repeat(label.len());
    text.lines()
        .enumerate()
        .map(|(index, line)| {
            let label = if index == 0 { label } else { &space };
            format!("    {label}  {line}")
        })
        .collect()
}

fn step_json(step: &StepRecord) -> Value {
    let timings: serde_json::Map<String, Value> = step
        .timings
        .iter()
        .map(|(what, took)| (what.clone(), json!(took.as_secs_f64())))
        .collect();
    let mut object = json!({
        "event": "step",
        "number": step.number,
        "title": step.title,
        "outcome": match step.outcome {
            Outcome::Passed => "passed",
            Outcome::Failed(_) => "failed",
            Outcome::Interrupted => "interrupted",
        },
        "seconds": step.took.as_secs_f64(),
        "verified": step.verified,
        "timings_seconds": timings,
    });
    if let Outcome::Failed(failure) = &step.outcome {
        object["expected"] = json!(failure.expected);
        object["happened"] = json!(failure.happened);
        object["look"] = json!(failure.look);
    }
    object
}

fn summary(steps: &[StepRecord], took: Duration) -> String {
    let took = seconds(took);
    match steps.iter().find(|step| step.outcome != Outcome::Passed) {
        None => {
            let checks: usize = steps.iter().map(|step| step.verified.len()).sum();
            format!(
                "Everything passed: {} verified in {took}.",
                counted(checks, "fact")
            )
        }
        Some(step) if step.outcome == Outcome::Interrupted => format!("Interrupted after {took}."),
        Some(step) => {
            let heading = heading(step.number, &step.title);
            format!("Failed after {took} at: {}", heading.trim())
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn record(outcome: Outcome) -> StepRecord {
        StepRecord {
            number: Some(6),
            title: "Reachability".to_owned(),
            verified: vec!["port 80 answers".to_owned()],
            timings: vec![("revocation in force".to_owned(), Duration::from_millis(12))],
            took: Duration::from_millis(3456),
            outcome,
        }
    }

    fn failure() -> Failure {
        Failure::new("port 81 is silent", "it answered\nwith status 200").look("terrarium why …")
    }

    #[test]
    fn a_failed_step_says_what_was_expected_what_happened_and_where_to_look() {
        assert_eq!(
            ending_lines(&record(Outcome::Failed(failure()))),
            [
                "    expected  port 81 is silent",
                "    happened  it answered",
                "              with status 200",
                "    look at   terrarium why …",
                "    FAILED in 3.46 s",
            ]
        );
    }

    #[test]
    fn a_passed_step_shows_its_facts_and_measurements_on_a_terminal() {
        assert_eq!(
            terminal_lines(&record(Outcome::Passed)),
            [
                "✓ 6/8 Reachability  3.46 s",
                "      port 80 answers",
                "      revocation in force: 12.0 ms",
            ]
        );
    }

    #[test]
    fn a_step_is_one_json_object() {
        let object = step_json(&record(Outcome::Failed(failure())));
        assert_eq!(object["event"], "step");
        assert_eq!(object["outcome"], "failed");
        assert_eq!(object["timings_seconds"]["revocation in force"], 0.012);
        assert_eq!(object["expected"], "port 81 is silent");
        assert!(!object.to_string().contains('\n'));
    }

    #[test]
    fn the_summary_names_the_first_step_that_did_not_pass() {
        let steps = [record(Outcome::Passed), record(Outcome::Failed(failure()))];
        assert_eq!(
            summary(&steps, Duration::from_secs(9)),
            "Failed after 9.00 s at: 6/8 Reachability"
        );
        assert_eq!(
            summary(&steps[..1], Duration::from_secs(9)),
            "Everything passed: 1 fact verified in 9.00 s."
        );
    }

    #[test]
    fn one_is_not_many() {
        let words = [0, 1, 2].map(|count| counted(count, "thing"));
        assert_eq!(words, ["0 things", "1 thing", "2 things"]);
    }

    #[test]
    fn what_happens_in_a_step_is_in_its_record() {
        let report = Report::with_format(Format::Json, false);
        report.begin(Some(1), "Network");
        report.doing("creating a VPC");
        assert_eq!(report.last_doing(), "creating a VPC");
        report.verified("it is available");
        report.timing("CreateVpc", Duration::from_millis(5));
        report.end(Outcome::Passed);
        let steps = report.finish();
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].verified, ["it is available"]);
        assert_eq!(steps[0].timings.len(), 1);
        assert_eq!(steps[0].outcome, Outcome::Passed);
    }
}
