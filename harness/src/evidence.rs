//! What a failed step leaves for its reader: the console output in a file, and the commands that show more.
//! Gathering it may fail; the failure that is being explained must never get lost by that.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::time::timeout;

use crate::context::Context;

/// How long to wait for a console's output.
const LIMIT: Duration = Duration::from_secs(10);

/// Where to look.
pub(crate) async fn gather(context: &Context) -> Vec<String> {
    let mut places = Vec::new();
    if let Some(id) = context.instance_id.get() {
        places.extend(console(context, id).await);
        places.extend(packet_trace(context));
    }
    let log = context.terrarium_log.as_ref();
    places.extend(log.map(|log| format!("Terrarium's log: {}", log.display())));
    places
}

/// Saves the console's output, since the instance is about to be deleted; else names the command that asks for it.
async fn console(context: &Context, id: &str) -> Vec<String> {
    let command = format!(
        "aws ec2 get-console-output --instance-id {id} --latest --output text {}",
        context.target.cli_options()
    );
    match timeout(LIMIT, console_output(context, id)).await {
        Ok(Some(text)) if !text.is_empty() => {
            let file = context.directory.file("console.txt");
            match std::fs::write(&file, text) {
                Ok(()) => vec![format!("console output: {}", file.display())],
                Err(_) => vec![format!("console output: {command}")],
            }
        }
        _ => vec![format!(
            "console output (none could be had; with --keep): {command}"
        )],
    }
}

async fn console_output(context: &Context, id: &str) -> Option<Vec<u8>> {
    let answer = context
        .target
        .ec2
        .get_console_output()
        .instance_id(id)
        .send()
        .await
        .ok()?;
    // The SDK hands over what is in the answer, which is base64 text.
    let text = answer.output?;
    let compact: String = text.split_whitespace().collect();
    STANDARD.decode(compact).ok()
}

/// The command that shows the way of a packet from here to the guest, rule by rule.
fn packet_trace(context: &Context) -> Option<String> {
    let endpoint = context.target.endpoint.as_ref()?;
    let (caller, address) = (context.caller.get()?, context.address.get()?);
    Some(format!(
        "packet trace (with --keep): terrarium why --endpoint {endpoint} {caller} {address} tcp/80"
    ))
}
