//! Operations, the table of a service, and the way of a request through it.

use sha2::{Digest, Sha256};
use terrarium_model::regions::GLOBAL;
use terrarium_model::resources::ClientToken;
use terrarium_model::{Cloud, Place};
use terrarium_state::{Caller, Commit, Failure, Observed, Store, Tx};
use terrarium_wire::{Constraint, Encode, Json, ParameterError, Parameters, Request, Xml, json};

use crate::answer::{ApiError, Protocol};

/// An operation: the shape of its request, and what it does. `E` is the service's catalogue of errors.
pub trait Operation<E: Into<ApiError>>: Request {
    /// Parameters of the shape that are refused, by dotted path without list indices.
    const UNSUPPORTED: &'static [&'static str] = &[];

    /// Does it: reads and changes the transaction, without I/O. An error drops all changes.
    fn run(self, tx: &mut Tx) -> Result<Self::Response, E>;
}

/// An operation in its service's table.
pub struct Entry {
    /// Its name, which is the action's and the IAM action's too.
    pub name: &'static str,
    /// The source file that it is in.
    pub file: &'static str,
    /// The members of its request, in Rust and on the wire.
    pub members: &'static [(&'static str, &'static str)],
    /// The parameters that it refuses.
    pub unsupported: &'static [&'static str],
    client_token: &'static str,
    result_wrapper: &'static str,
    constraint: Option<&'static Constraint>,
    run: fn(Parameters, &mut Tx) -> Result<Vec<u8>, Refusal>,
}

/// Why an operation did not take place.
enum Refusal {
    /// A parameter could not be read.
    Parameter(ParameterError),
    /// The operation's own reason.
    Operation(ApiError),
}

impl From<ParameterError> for Refusal {
    fn from(error: ParameterError) -> Self {
        Self::Parameter(error)
    }
}

impl From<ApiError> for Refusal {
    fn from(error: ApiError) -> Self {
        Self::Operation(error)
    }
}

impl Entry {
    /// The row of an operation that answers in XML.
    pub const fn of<T, E>(file: &'static str) -> Self
    where
        T: Operation<E, Response: Encode>,
        E: Into<ApiError>,
    {
        Self::new::<T, E>(file, run::<T, E>)
    }

    /// The row of an operation that answers in JSON.
    pub const fn json<T, E>(file: &'static str) -> Self
    where
        T: Operation<E, Response: Json>,
        E: Into<ApiError>,
    {
        Self::new::<T, E>(file, run_json::<T, E>)
    }

    const fn new<T: Operation<E>, E: Into<ApiError>>(
        file: &'static str,
        run: fn(Parameters, &mut Tx) -> Result<Vec<u8>, Refusal>,
    ) -> Self {
        Self {
            name: T::OPERATION,
            file,
            members: T::MEMBERS,
            unsupported: T::UNSUPPORTED,
            client_token: T::CLIENT_TOKEN,
            result_wrapper: T::RESULT_WRAPPER,
            constraint: T::CONSTRAINT,
            run,
        }
    }

    /// Whether it leaves the state alone, so that it need not wait for the writer.
    pub fn only_reads(&self) -> bool {
        ["Describe", "Get", "List"]
            .iter()
            .any(|verb| self.name.starts_with(verb))
    }
}

fn run<T, E>(parameters: Parameters, tx: &mut Tx) -> Result<Vec<u8>, Refusal>
where
    T: Operation<E, Response: Encode>,
    E: Into<ApiError>,
{
    let response = T::decode(parameters, "")?.run(tx).map_err(Into::into)?;
    let mut xml = Xml::fragment();
    response.encode(&mut xml, "", "");
    Ok(xml.finish())
}

fn run_json<T, E>(parameters: Parameters, tx: &mut Tx) -> Result<Vec<u8>, Refusal>
where
    T: Operation<E, Response: Json>,
    E: Into<ApiError>,
{
    let response = T::decode(parameters, "")?.run(tx).map_err(Into::into)?;
    let value = response.json().unwrap_or_default();
    Ok(value.to_string().into_bytes())
}

/// A service: its table and its conventions.
pub struct Service {
    /// The name in credential scopes and ARNs, such as `ec2`.
    pub name: &'static str,
    /// What it speaks.
    pub protocol: Protocol,
    /// Whether it is the same in all regions.
    pub is_global: bool,
    /// What it has.
    pub operations: &'static [Entry],
    /// What AWS has, in order.
    pub model_operations: &'static [&'static str],
    /// Whether an account has in a region what it has there from the beginning.
    pub is_prepared: fn(&Cloud) -> bool,
    /// Makes what every account has in every region from the beginning, such as the default VPC.
    pub prepare: fn(&mut Tx),
}

/// What a request asks for, as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The operation is a parameter among others.
    Form(String),
    /// The operation stands in a header.
    Json {
        /// The header.
        target: String,
        /// The parameters.
        body: String,
    },
}

/// A request whose caller is known.
#[derive(Debug, Clone)]
pub struct Call {
    /// Whose region it is about.
    pub place: Place,
    /// Who asks.
    pub caller: Caller,
    /// What it asks for.
    pub input: Input,
    /// The id that the answer carries.
    pub request_id: String,
    /// What was looked up beforehand.
    pub observed: Observed,
}

/// A request's answer.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The document.
    pub body: Vec<u8>,
    /// The document's type.
    pub content_type: &'static str,
    /// The operation, where the request names one that AWS has.
    pub action: Option<&'static str>,
    /// The error's code, for the log.
    pub error: Option<String>,
    /// What it made of the state; none for reads.
    pub committed: Option<Commit>,
}

impl Service {
    /// The operation of that name.
    pub fn operation(&self, name: &str) -> Option<&'static Entry> {
        let operations = self.operations;
        operations
            .binary_search_by(|entry| entry.name.cmp(name))
            .ok()
            .map(|index| &operations[index])
    }

    /// Where the resources are that an account sees when it asks in a region.
    pub fn place(&self, account: &str, region: &str) -> Place {
        Place::new(account, if self.is_global { GLOBAL } else { region })
    }

    /// Answers a request.
    pub fn call(&self, store: &Store, call: Call) -> Reply {
        let request_id = call.request_id.clone();
        let parsed = self.parse(&call.input);
        let action = parsed.as_ref().ok().and_then(|form| self.named(form));
        match parsed.and_then(|parameters| self.try_call(store, parameters, call)) {
            Ok((entry, result, committed)) => Reply {
                status: 200,
                body: self
                    .protocol
                    .success(entry.name, entry.result_wrapper, &request_id, result),
                content_type: self.protocol.content_type(),
                action: Some(entry.name),
                error: None,
                committed,
            },
            Err(error) => Reply {
                action,
                ..self.refuse(&error, &request_id)
            },
        }
    }

    /// Reads a request, with its operation as the parameter `Action`.
    fn parse(&self, input: &Input) -> Result<Parameters, ApiError> {
        let (target, body) = match input {
            Input::Form(form) => return Ok(Parameters::parse(form)?),
            Input::Json { target, body } => (target, body),
        };
        let mut parameters = json::parse(body)?;
        let action = target.rsplit('.').next().unwrap_or_default();
        parameters.insert("Action", action.to_owned())?;
        Ok(parameters)
    }

    /// The operation that a request names, if AWS has it.
    fn named(&self, parameters: &Parameters) -> Option<&'static str> {
        let action = parameters.value("Action")?;
        let index = self.model_operations.binary_search(&action).ok()?;
        Some(self.model_operations[index])
    }

    /// The answer that an error makes.
    pub fn refuse(&self, error: &ApiError, request_id: &str) -> Reply {
        Reply {
            status: error.status(),
            body: self.protocol.document(error, request_id),
            content_type: self.protocol.content_type(),
            action: None,
            error: Some(error.code().to_owned()),
            committed: None,
        }
    }

    fn try_call(
        &self,
        store: &Store,
        mut parameters: Parameters,
        call: Call,
    ) -> Result<(&'static Entry, Vec<u8>, Option<Commit>), ApiError> {
        let entry = self.find(&mut parameters)?;
        self.prepare_place(store, &call.place)?;
        let run = |tx: &mut Tx| {
            tx.observed = call.observed;
            perform(entry, parameters, tx).map_err(|refusal| match refusal {
                Refusal::Parameter(error) => self.protocol.refuse(error),
                Refusal::Operation(error) => error,
            })
        };
        if entry.only_reads() {
            let result = store.read(call.place, call.caller, run)?;
            return Ok((entry, result, None));
        }
        let change = |tx: &mut Tx| match run(tx) {
            Err(error) if tx.keeps_changes => Ok(Err(error)),
            done => done.map(Ok),
        };
        let written = store.write(call.place, call.caller, change);
        let (result, commit) = written.map_err(answer)?;
        Ok((entry, result?, Some(commit)))
    }

    /// Takes the parameters that say what the request is, rather than belong to the operation.
    fn find(&self, parameters: &mut Parameters) -> Result<&'static Entry, ApiError> {
        parameters
            .members
            .retain(|name, _| !name.starts_with("X-Amz-"));
        let action = parameters
            .take("Action")
            .and_then(|action| action.value)
            .filter(|action| !action.is_empty());
        let action = action.ok_or_else(ApiError::missing_action)?;
        let entry = match self.operation(&action) {
            Some(entry) => entry,
            None if self.model_operations.contains(&action.as_str()) => {
                return Err(ApiError::unsupported_operation(&action));
            }
            None => return Err(self.protocol.invalid_action(&action)),
        };
        let has_version = !matches!(self.protocol, Protocol::Json { .. });
        if has_version && parameters.take("Version").is_none() {
            return Err(ParameterError::Missing("Version".to_owned()).into());
        }
        Ok(entry)
    }

    /// The first request to a region finds there what AWS puts into every account.
    fn prepare_place(&self, store: &Store, place: &Place) -> Result<(), ApiError> {
        let nothing = Cloud::default();
        if (self.is_prepared)(store.snapshot().clouds.get(place).unwrap_or(&nothing)) {
            return Ok(());
        }
        let prepare = |tx: &mut Tx| {
            if !(self.is_prepared)(tx.cloud()) {
                (self.prepare)(tx);
            }
            Ok::<_, ApiError>(())
        };
        store
            .write(place.clone(), Caller::root(&place.account), prepare)
            .map_err(answer)?;
        Ok(())
    }
}

/// Runs an operation with what is common to all: refused parameters, the client token and the dry run.
fn perform(entry: &Entry, parameters: Parameters, tx: &mut Tx) -> Result<Vec<u8>, Refusal> {
    if let Some(name) = entry.unsupported.iter().find(|name| parameters.has(name)) {
        return Err(ApiError::unsupported_parameter(name).into());
    }
    if let Some(constraint) = entry.constraint {
        constraint.check(&parameters)?;
    }
    let dry_run = parameters
        .value("DryRun")
        .is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let token = match entry.only_reads() {
        true => None,
        false => parameters
            .value(entry.client_token)
            .filter(|token| !token.is_empty())
            .map(str::to_owned),
    };
    let token = token.map(|token| (format!("{}:{token}", entry.name), digest(&parameters)));
    if let Some((key, digest)) = &token
        && let Some(earlier) = tx.get::<ClientToken>(key)
    {
        return match earlier.parameters == *digest {
            true => Ok(earlier.answer.clone().into_bytes()),
            false => Err(ApiError::token_mismatch().into()),
        };
    }
    let answer = (entry.run)(parameters, tx);
    tx.keeps_changes &= !dry_run;
    let answer = answer?;
    if dry_run {
        return Err(ApiError::dry_run().into());
    }
    if let Some((key, parameters)) = token {
        let answer = String::from_utf8_lossy(&answer).into_owned();
        tx.put(ClientToken {
            key,
            parameters,
            answer,
            created: tx.now,
        });
    }
    Ok(answer)
}

fn digest(parameters: &Parameters) -> String {
    hex::encode(Sha256::digest(parameters.canonical()))
}

fn answer(failure: Failure<ApiError>) -> ApiError {
    match failure {
        Failure::Refused(error) => error,
        Failure::Database(error) if error.is_disk_full() => {
            tracing::error!("the disk is full: free some of it, changes are refused until then");
            ApiError::no_room()
        }
        Failure::Database(error) => {
            tracing::error!(%error, "a change could not be stored");
            ApiError::internal()
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use terrarium_state::{Environment, Observed};

    use super::*;

    const EMPTY: Service = Service {
        name: "ec2",
        protocol: Protocol::Ec2(""),
        is_global: false,
        operations: &[],
        model_operations: &["CreateThing", "DescribeThings"],
        is_prepared: |_| true,
        prepare: |_| {},
    };

    fn reply(form: &str) -> Reply {
        let call = Call {
            place: Place::new("000000000000", "us-east-1"),
            caller: Caller::root("000000000000"),
            input: Input::Form(form.to_owned()),
            request_id: "test".to_owned(),
            observed: Observed::default(),
        };
        EMPTY.call(
            &Store::open(&terrarium_state::Options::default(), Environment::default()).unwrap(),
            call,
        )
    }

    #[test]
    fn a_refused_request_keeps_the_name_of_its_action_for_the_log() {
        let refused = reply("Action=DescribeThings&Version=1");
        assert_eq!(refused.action, Some("DescribeThings"));
        assert_eq!(refused.error.as_deref(), Some("UnsupportedOperation"));
    }

    #[test]
    fn what_a_client_made_up_does_not_reach_the_log() {
        let refused = reply("Action=MakeCoffee&Version=1");
        assert_eq!(refused.action, None);
        assert_eq!(refused.error.as_deref(), Some("InvalidAction"));
    }
}
