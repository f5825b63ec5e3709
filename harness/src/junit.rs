//! The JUnit report: one test case a step. Pure text; who writes it to a file is the flow.

use std::fmt::Write;
use std::time::Duration;

use crate::report::{Outcome, StepRecord};

/// The steps as a JUnit document.
pub(crate) fn document(target: &str, steps: &[StepRecord]) -> String {
    let failures = count(steps, |outcome| matches!(outcome, Outcome::Failed(_)));
    let skipped = count(steps, |outcome| *outcome == Outcome::Interrupted);
    let total: Duration = steps.iter().map(|step| step.took).sum();
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    // Writing to a String cannot fail.
    let _ = writeln!(
        text,
        "  <testsuite name=\"deploy on {}\" tests=\"{}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"{:.3}\">",
        escaped(target),
        steps.len(),
        total.as_secs_f64(),
    );
    for step in steps {
        test_case(&mut text, step);
    }
    text.push_str("  </testsuite>\n</testsuites>\n");
    text
}

fn test_case(text: &mut String, step: &StepRecord) {
    let name = match step.number {
        Some(number) => format!("{number} {}", step.title),
        None => step.title.clone(),
    };
    let _ = writeln!(
        text,
        "    <testcase classname=\"deploy\" name=\"{}\" time=\"{:.3}\">",
        escaped(&name),
        step.took.as_secs_f64(),
    );
    match &step.outcome {
        Outcome::Passed => {}
        Outcome::Interrupted => text.push_str("      <skipped message=\"interrupted\"/>\n"),
        Outcome::Failed(failure) => {
            let look = failure.look.join("\n");
            let _ = writeln!(
                text,
                "      <failure message=\"expected: {}\">{}</failure>",
                escaped(&failure.expected),
                escaped(&format!("{}\n{look}", failure.happened)),
            );
        }
    }
    let timings = step
        .timings
        .iter()
        .map(|(what, took)| format!("{what}: {:.3} s", took.as_secs_f64()));
    let lines: Vec<String> = step.verified.iter().cloned().chain(timings).collect();
    if !lines.is_empty() {
        let _ = writeln!(
            text,
            "      <system-out>{}</system-out>",
            escaped(&lines.join("\n"))
        );
    }
    text.push_str("    </testcase>\n");
}

fn count(steps: &[StepRecord], wanted: impl Fn(&Outcome) -> bool) -> usize {
    steps.iter().filter(|step| wanted(&step.outcome)).count()
}

/// Text as XML 1.0 can carry it: five characters by name, and without the control characters it has no way to write.
fn escaped(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => result.push_str("&amp;"),
            '<' => result.push_str("&lt;"),
            '>' => result.push_str("&gt;"),
            '"' => result.push_str("&quot;"),
            '\'' => result.push_str("&apos;"),
            '\n' | '\t' => result.push(character),
            control if control.is_control() => result.push('\u{fffd}'),
            '\u{fffe}' | '\u{ffff}' => result.push('\u{fffd}'),
            other => result.push(other),
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Failure;

    fn step(outcome: Outcome) -> StepRecord {
        StepRecord {
            number: Some(4),
            title: "Log in & install <Docker>".to_owned(),
            verified: vec!["admin is \"admin\"".to_owned()],
            timings: vec![("login".to_owned(), Duration::from_millis(1500))],
            took: Duration::from_secs(2),
            outcome,
        }
    }

    #[test]
    fn a_report_counts_its_failures_and_escapes_what_it_quotes() {
        let failure = Failure::new("a < b", "b\u{1b}[0m & c").look("the log");
        let steps = [step(Outcome::Passed), step(Outcome::Failed(failure))];
        assert_eq!(
            document("terrarium", &steps),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <testsuites>\n\
             \x20 <testsuite name=\"deploy on terrarium\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\" time=\"4.000\">\n\
             \x20   <testcase classname=\"deploy\" name=\"4 Log in &amp; install &lt;Docker&gt;\" time=\"2.000\">\n\
             \x20     <system-out>admin is &quot;admin&quot;\nlogin: 1.500 s</system-out>\n\
             \x20   </testcase>\n\
             \x20   <testcase classname=\"deploy\" name=\"4 Log in &amp; install &lt;Docker&gt;\" time=\"2.000\">\n\
             \x20     <failure message=\"expected: a &lt; b\">b\u{fffd}[0m &amp; c\nthe log</failure>\n\
             \x20     <system-out>admin is &quot;admin&quot;\nlogin: 1.500 s</system-out>\n\
             \x20   </testcase>\n\
             \x20 </testsuite>\n\
             </testsuites>\n"
        );
    }

    #[test]
    fn an_interrupted_step_is_a_skipped_test() {
        let text = document("aws", &[step(Outcome::Interrupted)]);
        assert!(text.contains("skipped=\"1\""), "{text}");
        assert!(
            text.contains("<skipped message=\"interrupted\"/>"),
            "{text}"
        );
    }
}
