//! CPU credits of burstable instances: what is told of them and changed. Nothing counts them.

use terrarium_model::resources::Instance;
use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::pages::{Selection, select};

impl Operation<Error> for DescribeInstanceCreditSpecificationsRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeInstanceCreditSpecificationsResult, Error> {
        let selection = Selection {
            ids: self.instance_ids,
            filters: self.filters,
            max_results: self.max_results,
            next_token: self.next_token,
        };
        let page = select(
            tx,
            selection,
            &[("instance-id", |_, it: &Instance| vec![it.id.to_string()])],
        )?;
        let credits = page.items.iter().filter_map(|instance| {
            Some(InstanceCreditSpecification {
                instance_id: Some(instance.id.to_string()),
                cpu_credits: Some(instance.cpu_credits.clone()?),
            })
        });
        Ok(DescribeInstanceCreditSpecificationsResult {
            instance_credit_specifications: credits.collect(),
            next_token: page.next_token,
        })
    }
}

impl Operation<Error> for ModifyInstanceCreditSpecificationRequest {
    fn run(self, tx: &mut Tx) -> Result<ModifyInstanceCreditSpecificationResult, Error> {
        let mut result = ModifyInstanceCreditSpecificationResult::default();
        for change in self.instance_credit_specifications {
            let instance_id = Some(change.instance_id.to_string());
            match set_credits(tx, change)? {
                None => result
                    .successful_instance_credit_specifications
                    .push(SuccessfulInstanceCreditSpecificationItem { instance_id }),
                Some(error) => result.unsuccessful_instance_credit_specifications.push(
                    UnsuccessfulInstanceCreditSpecificationItem {
                        instance_id,
                        error: Some(error),
                    },
                ),
            }
        }
        Ok(result)
    }
}

/// Sets the credits of one instance; what is wrong with that one is part of the answer.
fn set_credits(
    tx: &mut Tx,
    change: InstanceCreditSpecificationRequest,
) -> Result<Option<UnsuccessfulInstanceCreditSpecificationItemError>, Error> {
    use UnsuccessfulInstanceCreditSpecificationErrorCode as Code;
    let credits = change.cpu_credits.unwrap_or_default();
    if credits != "standard" && credits != "unlimited" {
        return Err(Error::invalid_value(format!(
            "Invalid value '{credits}' for CpuCredits."
        )));
    }
    let id = change.instance_id;
    let (code, message) = match tx.get::<Instance>(&id) {
        Some(instance) if instance.cpu_credits.is_some() => {
            tx.update::<Instance, _>(&id, |it| it.cpu_credits = Some(credits));
            return Ok(None);
        }
        Some(instance) => (
            Code::InstanceCreditSpecificationNotSupported,
            format!(
                "The {} instance type does not support CPU credits.",
                instance.instance_type
            ),
        ),
        None => (
            Code::InvalidInstanceIDNotFound,
            format!("The instance ID '{id}' does not exist"),
        ),
    };
    Ok(Some(UnsuccessfulInstanceCreditSpecificationItemError {
        code: Some(code),
        message: Some(message),
    }))
}
