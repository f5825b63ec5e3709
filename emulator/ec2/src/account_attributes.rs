//! The attributes of an account in a region.

use terrarium_query::Operation;
use terrarium_state::Tx;
use terrarium_wire::ec2::*;

use crate::errors::Error;
use crate::vpcs;

impl Operation<Error> for DescribeAccountAttributesRequest {
    fn run(self, tx: &mut Tx) -> Result<DescribeAccountAttributesResult, Error> {
        let default_vpc = vpcs::default_of_region(tx);
        let default_vpc = default_vpc.map_or("none".to_owned(), |vpc| vpc.id.to_string());
        let all = [
            ("supported-platforms", "VPC"),
            ("vpc-max-security-groups-per-interface", "5"),
            ("max-elastic-ips", "5"),
            ("max-instances", "20"),
            ("vpc-max-elastic-ips", "5"),
            ("default-vpc", default_vpc.as_str()),
        ];
        let names = &self.attribute_names;
        let is_wanted =
            |name: &str| names.is_empty() || names.iter().any(|wanted| wanted.to_string() == name);
        let attributes = all.iter().filter(|(name, _)| is_wanted(name));
        let attributes = attributes.map(|(name, value)| AccountAttribute {
            attribute_name: Some((*name).to_owned()),
            attribute_values: vec![AccountAttributeValue {
                attribute_value: Some((*value).to_owned()),
            }],
        });
        Ok(DescribeAccountAttributesResult {
            account_attributes: attributes.collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::Account;

    #[test]
    fn the_account_tells_its_default_vpc() {
        let account = Account::new();
        let answer = account.ok("DescribeAccountAttributes&AttributeName.1=default-vpc");
        let value = answer.text("accountAttributeSet/item/attributeValueSet/item/attributeValue");
        assert!(value.starts_with("vpc-"), "{value}");
        let all = account.ok("DescribeAccountAttributes");
        assert_eq!(all.texts("accountAttributeSet/item/attributeName").len(), 6);
    }

    #[test]
    fn every_attribute_can_be_asked_for_by_name() {
        let account = Account::new();
        for (name, value) in [
            ("supported-platforms", "VPC"),
            ("max-instances", "20"),
            ("vpc-max-security-groups-per-interface", "5"),
            ("max-elastic-ips", "5"),
            ("vpc-max-elastic-ips", "5"),
        ] {
            let answer = account.ok(&format!("DescribeAccountAttributes&AttributeName.1={name}"));
            let attributes = answer.all("accountAttributeSet/item");
            assert_eq!(attributes.len(), 1, "{name}");
            assert_eq!(attributes[0].text("attributeName"), name);
            let path = "attributeValueSet/item/attributeValue";
            assert_eq!(attributes[0].text(path), value, "{name}");
        }
        assert_eq!(
            account.code("DescribeAccountAttributes&AttributeName.1=x"),
            "InvalidParameterValue"
        );
    }
}
