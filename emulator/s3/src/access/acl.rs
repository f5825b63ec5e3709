//! Access control lists: what one grants, and its forms in headers and documents
//! (<https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html>).

use serde::{Deserialize, Serialize};

use super::settings::Block;
use crate::call::Call;
use crate::errors::{Code, Error, Result};
use crate::store::Bucket;
use crate::xml::{Element, Xml};

/// Everybody, known or not.
const ALL_USERS: &str = "http://acs.amazonaws.com/groups/global/AllUsers";
/// Everybody who is known.
const AUTHENTICATED_USERS: &str = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
/// S3 itself, when it writes logs.
const LOG_DELIVERY: &str = "http://acs.amazonaws.com/groups/s3/LogDelivery";

/// The most grants that a list has.
const MAX_GRANTS: usize = 100;

/// An access control list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Acl {
    /// The canonical user id of whoever owns the bucket or object.
    pub(crate) owner_id: String,
    pub(crate) owner_name: String,
    pub(crate) grants: Vec<Grant>,
}

/// A permission, and who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Grant {
    pub(crate) grantee: Grantee,
    pub(crate) permission: Permission,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Grantee {
    /// An account, by its canonical user id.
    User { id: String, name: Option<String> },
    /// One of the three groups that there are.
    Group(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Permission {
    FullControl,
    Read,
    Write,
    ReadAcp,
    WriteAcp,
}

/// The permissions by their names in documents and in headers.
const PERMISSIONS: &[(Permission, &str, &str)] = &[
    (
        Permission::FullControl,
        "FULL_CONTROL",
        "x-amz-grant-full-control",
    ),
    (Permission::Read, "READ", "x-amz-grant-read"),
    (Permission::Write, "WRITE", "x-amz-grant-write"),
    (Permission::ReadAcp, "READ_ACP", "x-amz-grant-read-acp"),
    (Permission::WriteAcp, "WRITE_ACP", "x-amz-grant-write-acp"),
];

impl Permission {
    fn name(self) -> &'static str {
        let mut all = PERMISSIONS.iter();
        let found = all.find(|(permission, ..)| *permission == self);
        found.map_or("", |(_, name, _)| name)
    }
}

impl Acl {
    /// The list that a bucket or object has when nobody says otherwise.
    pub(crate) fn private(owner_id: &str, owner_name: &str) -> Self {
        let grantee = Grantee::User {
            id: owner_id.to_owned(),
            name: Some(owner_name.to_owned()),
        };
        Self {
            owner_id: owner_id.to_owned(),
            owner_name: owner_name.to_owned(),
            grants: vec![Grant {
                grantee,
                permission: Permission::FullControl,
            }],
        }
    }

    fn grant(&mut self, grantee: Grantee, permission: Permission) {
        self.grants.push(Grant {
            grantee,
            permission,
        });
    }

    /// Whether somebody, or an anonymous caller, has a permission.
    pub(super) fn grants_to(
        &self,
        id: Option<&str>,
        wanted: Permission,
        ignores_public: bool,
    ) -> bool {
        self.grants.iter().any(|grant| {
            let gives = grant.permission == wanted || grant.permission == Permission::FullControl;
            let names = match &grant.grantee {
                Grantee::User { id: granted, .. } => id == Some(granted.as_str()),
                Grantee::Group(_) if ignores_public => false,
                Grantee::Group(uri) if uri == ALL_USERS => true,
                Grantee::Group(uri) => uri == AUTHENTICATED_USERS && id.is_some(),
            };
            gives && names
        })
    }

    /// Whether it lets in all the world, or everybody with an account.
    pub(super) fn is_public(&self) -> bool {
        self.grants.iter().any(|grant| match &grant.grantee {
            Grantee::Group(uri) => uri == ALL_USERS || uri == AUTHENTICATED_USERS,
            Grantee::User { .. } => false,
        })
    }

    /// The list that a request's headers ask for, for an owner; none where they ask for none.
    pub(super) fn of_headers(
        call: &Call,
        owner: (&str, &str),
        bucket: Option<&Bucket>,
    ) -> Result<Option<Self>> {
        let granted = PERMISSIONS.iter().filter_map(|(permission, _, header)| {
            Some((*permission, call.header(header)?, *header))
        });
        let granted: Vec<_> = granted.collect();
        let canned = call.header("x-amz-acl");
        if canned.is_some() && !granted.is_empty() {
            return Err(Code::InvalidRequest
                .because("Specifying both Canned ACLs and Header Grants is not allowed"));
        }
        if let Some(name) = canned {
            return Self::canned(name, owner, bucket).map(Some);
        }
        if granted.is_empty() {
            return Ok(None);
        }
        let mut acl = Self {
            grants: Vec::new(),
            ..Self::private(owner.0, owner.1)
        };
        for (permission, value, header) in granted {
            for part in value
                .split(',')
                .map(str::trim)
                .filter(|part| !part.is_empty())
            {
                acl.grant(grantee_of_header(part, header)?, permission);
            }
        }
        Ok(Some(acl))
    }

    /// A canned list; `bucket` is the bucket of the object that it is for.
    fn canned(name: &str, owner: (&str, &str), bucket: Option<&Bucket>) -> Result<Self> {
        let mut acl = Self::private(owner.0, owner.1);
        let group = |uri: &str| Grantee::Group(uri.to_owned());
        let is_foreign = bucket.filter(|bucket| bucket.owner_id != owner.0);
        match name {
            "private" | "aws-exec-read" => {}
            "public-read" => acl.grant(group(ALL_USERS), Permission::Read),
            "public-read-write" => {
                acl.grant(group(ALL_USERS), Permission::Read);
                acl.grant(group(ALL_USERS), Permission::Write);
            }
            "authenticated-read" => acl.grant(group(AUTHENTICATED_USERS), Permission::Read),
            "log-delivery-write" => {
                acl.grant(group(LOG_DELIVERY), Permission::Write);
                acl.grant(group(LOG_DELIVERY), Permission::ReadAcp);
            }
            "bucket-owner-read" | "bucket-owner-full-control" => {
                if let Some(bucket) = is_foreign {
                    let grantee = Grantee::User {
                        id: bucket.owner_id.clone(),
                        name: Some(bucket.owner_name.clone()),
                    };
                    let permission = match name {
                        "bucket-owner-read" => Permission::Read,
                        _ => Permission::FullControl,
                    };
                    acl.grant(grantee, permission);
                }
            }
            other => return Err(Error::argument("", "x-amz-acl", other)),
        }
        Ok(acl)
    }

    /// The list of a document, whose owner has to be the one there is.
    pub(super) fn of_document(document: &Element, owner: (&str, &str)) -> Result<Self> {
        let given = document
            .child("Owner")
            .and_then(|owner| owner.child_text("ID"));
        if given.is_some_and(|given| given != owner.0) {
            return Err(Code::AccessDenied.into());
        }
        let mut acl = Self {
            grants: Vec::new(),
            ..Self::private(owner.0, owner.1)
        };
        let grants = document
            .child("AccessControlList")
            .ok_or(Code::MalformedXML)?;
        if grants.children.len() > MAX_GRANTS {
            return Err(Code::MalformedACLError.into());
        }
        for grant in &grants.children {
            let name = grant.required("Permission")?;
            let mut all = PERMISSIONS.iter();
            let permission = all
                .find(|(_, known, _)| *known == name)
                .ok_or(Code::MalformedXML)?
                .0;
            let grantee = grant.child("Grantee").ok_or(Code::MalformedXML)?;
            acl.grant(grantee_of_document(grantee)?, permission);
        }
        Ok(acl)
    }

    /// `AccessDenied` where it is public and the bucket blocks that.
    pub(super) fn ensure_unblocked(&self, bucket: &Bucket) -> Result<()> {
        match self.is_public() && bucket.access.blocks(Block::PublicAcls) {
            true => Err(Code::AccessDenied.into()),
            false => Ok(()),
        }
    }

    /// The document of GetBucketAcl and GetObjectAcl.
    pub(super) fn document(&self) -> Xml {
        let mut xml = Xml::document("AccessControlPolicy");
        xml.start("Owner")
            .text("ID", &self.owner_id)
            .text("DisplayName", &self.owner_name)
            .end();
        xml.start("AccessControlList");
        for grant in &self.grants {
            xml.start("Grant");
            match &grant.grantee {
                Grantee::User { id, name } => {
                    xml.start_typed("Grantee", "CanonicalUser");
                    xml.text("ID", id).optional("DisplayName", name.as_ref());
                }
                Grantee::Group(uri) => {
                    xml.start_typed("Grantee", "Group");
                    xml.text("URI", uri);
                }
            }
            xml.end().text("Permission", grant.permission.name()).end();
        }
        xml
    }
}

fn grantee_of_header(part: &str, header: &str) -> Result<Grantee> {
    let (kind, value) = part.split_once('=').unwrap_or((part, ""));
    let value = value.trim().trim_matches('"');
    match kind.trim() {
        "id" => user(value),
        "uri" => group(value),
        "emailAddress" => Err(unresolvable(value)),
        _ => Err(Error::argument(
            "Argument format not recognized",
            header,
            part,
        )),
    }
}

fn grantee_of_document(element: &Element) -> Result<Grantee> {
    match element.xsi_type.as_deref() {
        Some("CanonicalUser") => user(element.required("ID")?),
        Some("Group") => group(element.required("URI")?),
        Some("AmazonCustomerByEmail") => Err(unresolvable(element.required("EmailAddress")?)),
        _ => Err(Code::MalformedXML.into()),
    }
}

fn user(id: &str) -> Result<Grantee> {
    match id.len() == 64 && id.bytes().all(|b| b.is_ascii_hexdigit()) {
        true => Ok(Grantee::User {
            id: id.to_owned(),
            name: None,
        }),
        false => Err(Error::argument("Invalid id", "CanonicalUser/ID", id)),
    }
}

fn group(uri: &str) -> Result<Grantee> {
    match [ALL_USERS, AUTHENTICATED_USERS, LOG_DELIVERY].contains(&uri) {
        true => Ok(Grantee::Group(uri.to_owned())),
        false => Err(Error::argument("Invalid group uri", "Group/URI", uri)),
    }
}

fn unresolvable(email: &str) -> Error {
    Code::UnresolvableGrantByEmailAddress.with("EmailAddress", email)
}
