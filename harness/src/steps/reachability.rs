//! Step 6: the application answers from outside, other ports do not, and a rule change decides from one moment to the next.
//! Every request is a connection of its own: established ones outlive a revoked rule, on AWS too.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::{Duration, Instant};

use aws_sdk_ec2::types::IpPermission;
use tokio::time::sleep;

use crate::context::Context;
use crate::failure::{Expecting, Failure, ensure, ensure_equal};
use crate::http::{self, Answer, Probe};
use crate::steps::access::{Access, rule};
use crate::steps::instance::Machine;

/// Silence of this length means that packets are dropped.
pub(crate) const SILENCE: Duration = Duration::from_secs(3);

/// The application may need this long until it answers for the first time.
const START_LIMIT: Duration = Duration::from_secs(30);

pub(crate) async fn verify(
    context: &Context,
    access: &Access,
    machine: &Machine,
) -> Result<(), Failure> {
    let web = SocketAddr::from((machine.public_address, 80));
    verify_application(context, web).await?;
    verify_silent_port(context, machine.public_address).await?;
    let permission = rule(80, access.caller);
    revoke(context, access, permission.clone(), web).await?;
    authorize(context, access, permission, web).await
}

async fn verify_application(context: &Context, web: SocketAddr) -> Result<(), Failure> {
    context.doing(format!("GET http://{}/", web.ip()));
    let first = || async {
        match http::probe(web, "/", SILENCE).await {
            Probe::Answered(answer) => Ok(Some(answer)),
            _ => Ok(None),
        }
    };
    let expected = format!("http://{}/ answers", web.ip());
    let page = context.until(&expected, START_LIMIT, first).await?;
    ensure_equal("the status of the calculator's page", 200, page.status)?;
    for (left, right, sum) in [(2, 3, 5), (-7, 49, 42)] {
        let path = format!("/api/add?a={left}&b={right}");
        let answer = answered(web, &path).await?;
        ensure_equal(&format!("the status of {path}"), 200, answer.status)?;
        let result = format!("{{\"result\":{sum}}}");
        ensure_equal(
            &format!("the answer to {path}"),
            &*result,
            answer.body.trim(),
        )?;
    }
    context.verified(format!("http://{}/ answers and adds: 2 + 3 = 5", web.ip()));
    Ok(())
}

async fn answered(web: SocketAddr, path: &str) -> Result<Answer, Failure> {
    match http::probe(web, path, SILENCE).await {
        Probe::Answered(answer) => Ok(answer),
        other => Err(Failure::new(
            format!("http://{}{path} answers", web.ip()),
            other.describe(),
        )),
    }
}

/// A group drops what no rule allows; a refusal would come from the guest, past the group.
async fn verify_silent_port(context: &Context, address: Ipv4Addr) -> Result<(), Failure> {
    context.doing("GET from port 81");
    let probe = http::probe(SocketAddr::from((address, 81)), "/", SILENCE).await;
    ensure(
        matches!(probe, Probe::TimedOut),
        format!(
            "port 81 says nothing for {} s, as no rule allows it",
            SILENCE.as_secs()
        ),
        probe.describe(),
    )?;
    context.verified(format!("port 81 is silent for {} s", SILENCE.as_secs()));
    Ok(())
}

async fn revoke(
    context: &Context,
    access: &Access,
    permission: IpPermission,
    web: SocketAddr,
) -> Result<(), Failure> {
    context.doing("revoking the rule for port 80");
    let began = Instant::now();
    context
        .target
        .ec2
        .revoke_security_group_ingress()
        .group_id(&access.group_id)
        .ip_permissions(permission)
        .send()
        .await
        .expecting("RevokeSecurityGroupIngress succeeds")?;
    context
        .report
        .timing("RevokeSecurityGroupIngress", began.elapsed());
    let delay = in_force(context, "new connections to port 80 time out", || async {
        matches!(http::probe(web, "/", SILENCE).await, Probe::TimedOut)
    })
    .await?;
    context
        .report
        .timing("revocation in force after its answer", delay);
    context.verified("with the rule revoked, new connections time out");
    Ok(())
}

async fn authorize(
    context: &Context,
    access: &Access,
    permission: IpPermission,
    web: SocketAddr,
) -> Result<(), Failure> {
    context.doing("authorizing port 80 again");
    let began = Instant::now();
    context
        .target
        .ec2
        .authorize_security_group_ingress()
        .group_id(&access.group_id)
        .ip_permissions(permission)
        .send()
        .await
        .expecting("AuthorizeSecurityGroupIngress succeeds")?;
    context
        .report
        .timing("AuthorizeSecurityGroupIngress", began.elapsed());
    let delay = in_force(context, "port 80 answers again", || async {
        matches!(http::probe(web, "/", SILENCE).await, Probe::Answered(_))
    })
    .await?;
    context
        .report
        .timing("authorization in force after its answer", delay);
    context.verified("with the rule authorized again, they answer");
    Ok(())
}

/// Tries until a try shows the change, and returns how long after the API's answer that try began. A try that begins
/// later than the target's pace allows, and still does not show it, is a failure.
async fn in_force<F>(
    context: &Context,
    expected: &str,
    shows: impl Fn() -> F,
) -> Result<Duration, Failure>
where
    F: Future<Output = bool>,
{
    let answered = Instant::now();
    let limit = context.target.pace.rule_change;
    loop {
        let delay = answered.elapsed();
        if shows().await {
            return Ok(delay);
        }
        if delay > limit {
            return Err(Failure::new(
                format!(
                    "{expected} within {} ms of the API's answer",
                    limit.as_millis()
                ),
                format!("not so {} ms after it", delay.as_millis()),
            ));
        }
        sleep(Duration::from_millis(2)).await;
    }
}
