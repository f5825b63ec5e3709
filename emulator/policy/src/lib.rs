//! The IAM policy language (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>): documents, and what
//! they say of a request. Pure: whatever a decision depends on comes with the [`Request`].

mod condition;
mod document;
mod grammar;
mod patterns;
mod public;

use condition::Condition;
use patterns::Pattern;

pub use document::Flaw;
pub use grammar::{Kind, check};

/// A policy document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Whether `${…}` in it stands for something: documents of 2012-10-17 and later.
    has_variables: bool,
    statements: Vec<Statement>,
}

/// One statement of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Statement {
    sid: Option<String>,
    allows: bool,
    /// None in the policies of identities, which need not say whom they are about.
    principals: Option<Matching<Who>>,
    actions: Matching<Pattern>,
    /// None in trust policies, which are about what they are attached to.
    resources: Option<Matching<Pattern>>,
    conditions: Vec<Condition>,
}

/// A list, and whether it is of what is meant or of what is not.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Matching<T> {
    is_negated: bool,
    values: Vec<T>,
}

impl<T> Matching<T> {
    fn matches(&self, test: impl FnMut(&T) -> bool) -> bool {
        self.values.iter().any(test) != self.is_negated
    }
}

/// Whom a statement names.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Who {
    /// `*`.
    Everybody,
    /// An account: twelve digits or its root's ARN.
    Account(String),
    /// A user, role or session, by ARN.
    Arn(String),
    /// An account by its canonical user id.
    CanonicalUser(String),
    /// A service of AWS, such as `ec2.amazonaws.com`.
    Service(String),
    /// An identity provider, or somebody who is gone; none of them ever asks here.
    Other,
}

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Principal<'a> {
    /// Nobody that is known.
    Anonymous,
    /// A service of AWS.
    Service(&'a str),
    /// Somebody with credentials.
    Known {
        /// Twelve digits.
        account_id: &'a str,
        /// The user's, role session's or root user's ARN.
        arn: &'a str,
        /// The account's canonical user id.
        canonical_user_id: &'a str,
    },
}

/// What a policy is asked.
pub struct Request<'a> {
    /// Who asks.
    pub principal: Principal<'a>,
    /// What for, such as `s3:GetObject`.
    pub action: &'a str,
    /// Of what, as an ARN.
    pub resource: &'a str,
    /// The values of a condition key, which is given in lower case; none where the request has no such key.
    pub context: &'a dyn Fn(&str) -> Vec<String>,
}

/// What a policy says of a request, with the `Sid` of the statement that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// A statement denies it, whatever others say.
    Deny(Option<String>),
    /// A statement allows it and none denies it.
    Allow(Option<String>),
    /// No statement is about it.
    Silent,
}

impl Policy {
    /// What the policy says of a request. Costs a look at each statement.
    pub fn decide(&self, request: &Request<'_>) -> Decision {
        let mut applying = self
            .statements
            .iter()
            .filter(|statement| statement.applies(request, self.has_variables));
        let mut allowing = None;
        let denying = applying.find(|statement| {
            if statement.allows {
                allowing.get_or_insert(*statement);
            }
            !statement.allows
        });
        match (denying, allowing) {
            (Some(statement), _) => Decision::Deny(statement.sid.clone()),
            (None, Some(statement)) => Decision::Allow(statement.sid.clone()),
            (None, None) => Decision::Silent,
        }
    }
}

impl Statement {
    fn applies(&self, request: &Request<'_>, has_variables: bool) -> bool {
        let context = has_variables.then_some(request.context);
        let names =
            |principals: &Matching<Who>| principals.matches(|who| who.is(request.principal));
        let covers = |resources: &Matching<Pattern>| {
            resources.matches(|pattern| pattern.matches(request.resource, context))
        };
        self.principals.as_ref().is_none_or(names)
            && self
                .actions
                .matches(|pattern| pattern.matches_any_case(request.action))
            && self.resources.as_ref().is_none_or(covers)
            && self
                .conditions
                .iter()
                .all(|condition| condition.holds(request.context, has_variables))
    }
}

impl Who {
    fn is(&self, principal: Principal<'_>) -> bool {
        let Principal::Known {
            account_id,
            arn,
            canonical_user_id,
        } = principal
        else {
            return match (self, principal) {
                (Self::Everybody, _) => true,
                (Self::Service(named), Principal::Service(service)) => named == service,
                _ => false,
            };
        };
        match self {
            Self::Everybody => true,
            Self::Account(account) => account == account_id,
            // A role's ARN names all of its sessions.
            Self::Arn(named) => named == arn || is_session_of(arn, named),
            Self::CanonicalUser(id) => id == canonical_user_id,
            Self::Service(_) | Self::Other => false,
        }
    }
}

/// Whether `arn:aws:sts::1:assumed-role/name/session` is a session of `arn:aws:iam::1:role/some/path/name`.
fn is_session_of(arn: &str, role: &str) -> bool {
    let session = arn
        .strip_prefix("arn:aws:sts::")
        .and_then(|rest| rest.split_once(":assumed-role/"));
    let role = role
        .strip_prefix("arn:aws:iam::")
        .and_then(|rest| rest.split_once(":role/"));
    let (Some((account, session)), Some((of, role))) = (session, role) else {
        return false;
    };
    account == of && session.split('/').next() == role.rsplit('/').next()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const ALICE: Principal<'static> = Principal::Known {
        account_id: "111122223333",
        arn: "arn:aws:iam::111122223333:user/alice",
        canonical_user_id: "aa11",
    };

    fn ask(
        policy: &str,
        principal: Principal<'_>,
        action: &str,
        resource: &str,
        context: &[(&str, &str)],
    ) -> Decision {
        let lookup = |key: &str| {
            let found = context.iter().filter(|(name, _)| *name == key);
            found.map(|(_, value)| (*value).to_owned()).collect()
        };
        Policy::parse(policy).unwrap().decide(&Request {
            principal,
            action,
            resource,
            context: &lookup,
        })
    }

    fn statement(rest: &str) -> String {
        format!(r#"{{"Version":"2012-10-17","Statement":[{{"Sid":"s",{rest}}}]}}"#)
    }

    const GET: &str = "s3:GetObject";
    const KEY: &str = "arn:aws:s3:::bucket/key";
    const RIGHT: &str = r#""Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::bucket/*""#;

    fn allowed() -> Decision {
        Decision::Allow(Some("s".to_owned()))
    }

    #[test]
    fn principals_are_matched_in_every_form() {
        for (given, matches) in [
            (r#""*""#, true),
            (r#"{"AWS":"*"}"#, true),
            (r#"{"AWS":"111122223333"}"#, true),
            (r#"{"AWS":["arn:aws:iam::111122223333:root"]}"#, true),
            (r#"{"AWS":"arn:aws:iam::111122223333:user/alice"}"#, true),
            (r#"{"AWS":"arn:aws:iam::111122223333:user/bob"}"#, false),
            (r#"{"AWS":"444455556666"}"#, false),
            (r#"{"CanonicalUser":"aa11"}"#, true),
            (r#"{"Service":"ec2.amazonaws.com"}"#, false),
        ] {
            let policy = statement(&format!(r#"{RIGHT},"Principal":{given}"#));
            let expected = if matches { allowed() } else { Decision::Silent };
            assert_eq!(ask(&policy, ALICE, GET, KEY, &[]), expected, "{given}");
            let negated = statement(&format!(r#"{RIGHT},"NotPrincipal":{given}"#));
            let expected = if matches { Decision::Silent } else { allowed() };
            assert_eq!(ask(&negated, ALICE, GET, KEY, &[]), expected, "not {given}");
        }
    }

    #[test]
    fn the_anonymous_are_meant_by_a_star_alone() {
        let everybody = statement(&format!(r#"{RIGHT},"Principal":"*""#));
        assert_eq!(
            ask(&everybody, Principal::Anonymous, GET, KEY, &[]),
            allowed()
        );
        let account = statement(&format!(r#"{RIGHT},"Principal":{{"AWS":"111122223333"}}"#));
        assert_eq!(
            ask(&account, Principal::Anonymous, GET, KEY, &[]),
            Decision::Silent
        );
    }

    #[test]
    fn a_role_is_meant_when_its_session_asks() {
        let policy = statement(&format!(
            r#"{RIGHT},"Principal":{{"AWS":"arn:aws:iam::111122223333:role/servers/web"}}"#
        ));
        let session = Principal::Known {
            account_id: "111122223333",
            arn: "arn:aws:sts::111122223333:assumed-role/web/i-1",
            canonical_user_id: "aa11",
        };
        assert_eq!(ask(&policy, session, GET, KEY, &[]), allowed());
        let other = policy.replace("servers/web", "web/servers");
        assert_eq!(ask(&other, session, GET, KEY, &[]), Decision::Silent);
    }

    #[test]
    fn a_service_is_meant_by_its_name() {
        let policy = statement(&format!(
            r#"{RIGHT},"Principal":{{"Service":"ec2.amazonaws.com"}}"#
        ));
        for (service, expected) in [
            ("ec2.amazonaws.com", allowed()),
            ("ecs.amazonaws.com", Decision::Silent),
        ] {
            assert_eq!(
                ask(&policy, Principal::Service(service), GET, KEY, &[]),
                expected
            );
        }
    }

    #[test]
    fn actions_and_resources_have_wildcards_and_negations() {
        for (rest, action, resource, applies) in [
            (r#""Action":"S3:getobject","Resource":"*""#, GET, KEY, true),
            (
                r#""Action":["s3:Put*","s3:Get?bject"],"Resource":"arn:aws:s3:::b*t/k?y""#,
                GET,
                KEY,
                true,
            ),
            (
                r#""Action":"*","Resource":"arn:aws:s3:::bucket""#,
                GET,
                KEY,
                false,
            ),
            (
                r#""Action":"*","Resource":"arn:aws:s3:::bucket/KEY""#,
                GET,
                KEY,
                false,
            ),
            (
                r#""NotAction":"s3:Put*","NotResource":"arn:aws:s3:::other/*""#,
                GET,
                KEY,
                true,
            ),
            (r#""NotAction":"s3:Get*","Resource":"*""#, GET, KEY, false),
        ] {
            let policy = statement(&format!(r#""Effect":"Allow","Principal":"*",{rest}"#));
            let expected = if applies { allowed() } else { Decision::Silent };
            assert_eq!(
                ask(&policy, ALICE, action, resource, &[]),
                expected,
                "{rest}"
            );
        }
    }

    #[test]
    fn a_denial_wins_wherever_it_stands() {
        let policy = r#"{"Statement":[
            {"Sid":"no","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*"},
            {"Sid":"yes","Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]}"#;
        assert_eq!(
            ask(policy, ALICE, GET, KEY, &[]),
            Decision::Deny(Some("no".to_owned()))
        );
    }

    #[test]
    fn variables_stand_for_what_the_request_says() {
        let rest = r#""Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:::bucket/${aws:username}/*""#;
        let resource = "arn:aws:s3:::bucket/alice/notes";
        let context = [("aws:username", "alice")];
        assert_eq!(
            ask(&statement(rest), ALICE, GET, resource, &context),
            allowed()
        );
        assert_eq!(
            ask(&statement(rest), ALICE, GET, resource, &[]),
            Decision::Silent
        );
        let old = statement(rest).replace("2012-10-17", "2008-10-17");
        assert_eq!(ask(&old, ALICE, GET, resource, &context), Decision::Silent);
        let star = statement(
            r#""Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:::bucket/${*}""#,
        );
        assert_eq!(
            ask(&star, ALICE, GET, "arn:aws:s3:::bucket/*", &[]),
            allowed()
        );
        assert_eq!(ask(&star, ALICE, GET, KEY, &[]), Decision::Silent);
    }
}
