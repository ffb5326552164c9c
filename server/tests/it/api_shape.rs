//! The description of the API is what the API does: each of its addresses is asked with values that its schema allows, odd
//! ones, and ones that it forbids; each answer has a status that is described, and each 200 the described shape, with
//! nothing missing and nothing that isn't described.

use super::support::TestServer;
use axum::http::Uri;
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// Values for a whole number that no schema with a type allows.
const NO_NUMBERS: [&str; 11] =
    ["", "x", "1.5", "1e2", "%00", "%FF", "%EF%BC%91", "null", "[1]", "1,2", "99999999999999999999999999"];

/// The document, and what it was asked for already.
struct Description(Value);

impl Description {
    async fn read(server: &TestServer) -> Self {
        Self(serde_json::from_str(server.get("/api/v1/openapi.json").await.text()).unwrap())
    }

    fn resolve<'a>(&'a self, schema: &'a Value) -> &'a Value {
        match schema["$ref"].as_str() {
            Some(place) => self.resolve(self.0.pointer(place.strip_prefix('#').unwrap()).unwrap()),
            None => schema,
        }
    }

    /// What is wrong with a value, each with its place.
    fn compare(&self, schema: &Value, value: &Value, place: &str) -> Vec<String> {
        let schema = self.resolve(schema);
        if let Some(ways) = schema["oneOf"].as_array() {
            let fitting = ways.iter().filter(|it| self.compare(it, value, place).is_empty()).count();
            return if fitting == 1 { vec![] } else { vec![format!("{place}: fits {fitting} of oneOf: {value}")] };
        }
        let types = types_of(schema);
        if types.is_empty() {
            return vec![format!("{place}: its schema names no type: {schema}")];
        }
        if !types.iter().any(|it| is_of(it, value)) {
            return vec![format!("{place}: {value} is none of {types:?}")];
        }
        match value {
            Value::Object(fields) if schema["properties"].is_object() => self.compare_fields(schema, fields, place),
            Value::Array(items) => {
                let each = items.iter().enumerate();
                each.flat_map(|(at, it)| self.compare(&schema["items"], it, &format!("{place}[{at}]"))).collect()
            }
            _ => within(schema, value).map(|wrong| format!("{place}: {wrong}")).into_iter().collect(),
        }
    }

    fn compare_fields(&self, schema: &Value, fields: &Map<String, Value>, place: &str) -> Vec<String> {
        let described = schema["properties"].as_object().unwrap();
        let required = schema["required"].as_array().into_iter().flatten().map(|it| it.as_str().unwrap());
        let missing = required.filter(|it| !fields.contains_key(*it)).map(|it| format!("{place}.{it} is missing"));
        let stray = fields.keys().filter(|it| !described.contains_key(*it));
        let stray = stray.map(|it| format!("{place}.{it} is not described"));
        let inner = fields.iter().filter_map(|(name, value)| Some((name, value, described.get(name)?)));
        let inner = inner.flat_map(|(name, value, schema)| self.compare(schema, value, &format!("{place}.{name}")));
        missing.chain(stray).chain(inner).collect()
    }
}

fn types_of(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => vec![],
    }
}

fn is_of(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the description names a type {other}"),
    }
}

fn within(schema: &Value, value: &Value) -> Option<String> {
    if let (Some(least), Some(number)) = (schema["minimum"].as_f64(), value.as_f64())
        && number < least
    {
        return Some(format!("{value} is less than {least}"));
    }
    let fits = match schema["format"].as_str() {
        Some("int32") => value.as_i64().is_none_or(|it| i32::try_from(it).is_ok()),
        _ => true,
    };
    (!fits).then(|| format!("{value} is no {}", schema["format"]))
}

/// A parameter with values that its schema allows and values that it forbids.
struct Tried {
    name: String,
    in_path: bool,
    allowed: Vec<String>,
    forbidden: Vec<String>,
}

impl Tried {
    fn of(parameter: &Value) -> Self {
        let schema = &parameter["schema"];
        let name = parameter["name"].as_str().unwrap().to_owned();
        assert!(types_of(schema).contains(&"integer"), "{name}: nothing but whole numbers is tried here: {schema}");
        let (least, most) = (schema["minimum"].as_i64(), schema["maximum"].as_i64());
        let mut forbidden: Vec<String> = NO_NUMBERS.map(str::to_owned).to_vec();
        let mut allowed = vec!["1".to_owned(), "2".to_owned(), "2020".to_owned()];
        allowed.extend(least.or(Some(0)).map(|it| it.to_string()));
        allowed.extend(most.map(|it| it.to_string()));
        forbidden.extend(least.map(|it| (it - 1).to_string()));
        forbidden.extend(most.map(|it| (it + 1).to_string()));
        match schema["format"].as_str() {
            Some("int32") => {
                allowed.extend([i32::MIN.to_string(), i32::MAX.to_string()]);
                forbidden.push((i64::from(i32::MAX) + 1).to_string());
            }
            Some("int64") => allowed.extend([i64::MIN.to_string(), i64::MAX.to_string()]),
            _ => {}
        }
        allowed.retain(|it| it.parse::<i64>().is_ok_and(|it| most.is_none_or(|most| it <= most)));
        Self { name, in_path: parameter["in"] == "path", allowed, forbidden }
    }

    /// The address with this value, and 1 or 2020 for whatever else stands in its path.
    fn address(&self, path: &str, value: &str) -> String {
        let path = if self.in_path { path.replace(&format!("{{{}}}", self.name), value) } else { path.to_owned() };
        let path = path.replace("{year}", "2020").replace("{id}", "1");
        if self.in_path { path } else { format!("{path}?{}={value}", self.name) }
    }
}

#[tokio::test]
async fn every_answer_has_the_status_and_the_shape_that_are_described() {
    let server = TestServer::with_lists().await;
    let description = Description::read(&server).await;
    let (mut shapes, mut refusals) = (BTreeSet::new(), 0);
    for (path, operation) in description.0["paths"].as_object().unwrap() {
        let get = &operation["get"];
        let tried: Vec<_> = get["parameters"].as_array().into_iter().flatten().map(Tried::of).collect();
        let allowed = tried.iter().flat_map(|it| it.allowed.iter().map(|value| (it.address(path, value), Some(true))));
        let forbidden =
            tried.iter().flat_map(|it| it.forbidden.iter().map(|value| (it.address(path, value), Some(false))));
        let plain = path.replace("{year}", "2020").replace("{id}", "1");
        let odd =
            tried.iter().filter(|it| !it.in_path).map(|it| (format!("{plain}?{0}=1&{0}=2", it.name), Some(false)));
        let long = format!("?x={}", "1".repeat(5_000));
        let unknown = ["?", "?x=y", "?page%5B%5D=1", "?%FF=%00", &long].map(|query| (format!("{plain}{query}"), None));
        for (address, fits) in allowed.chain(forbidden).chain(odd).chain([(plain.clone(), Some(true))]).chain(unknown) {
            if address.parse::<Uri>().is_err() {
                continue;
            }
            let answer = server.get(&address).await;
            let status = answer.status.as_u16();
            // An empty place in a path is another address: it is led on to the list.
            if status == 308 {
                continue;
            }
            let described = &get["responses"][status.to_string()];
            assert!(described.is_object(), "{address}: {status} is not described");
            assert!(fits != Some(false) || status != 200, "{address} is answered though its schema forbids it");
            assert!(fits != Some(true) || status != 400, "{address} is refused though its schema allows it");
            assert_eq!(answer.header("content-type"), "application/json", "{address}");
            let value: Value = serde_json::from_str(answer.text()).unwrap();
            if status == 200 {
                let schema = &described["content"]["application/json"]["schema"];
                let wrong = description.compare(schema, &value, "");
                assert!(wrong.is_empty(), "{address}: {wrong:#?}");
                shapes.insert(path.clone());
            } else {
                assert!(value["error"].is_string() && value["next"].is_string(), "{address}: {value}");
                refusals += 1;
            }
        }
    }
    assert_eq!(shapes.len(), description.0["paths"].as_object().unwrap().len(), "each path has answered");
    assert!(refusals > 100, "{refusals}");
}

#[tokio::test]
async fn a_shape_that_differs_is_noticed() {
    let description = Description::read(&TestServer::empty().await).await;
    let schema = &description.0["components"]["schemas"]["BreakRecord"];
    let wrong = |value: Value| description.compare(schema, &value, "it");
    assert!(wrong(serde_json::json!({ "from_year": 2020, "sentence": "x" })).is_empty());
    for (value, said) in [
        (serde_json::json!({ "from_year": 2020 }), "it.sentence is missing"),
        (serde_json::json!({ "from_year": "2020", "sentence": "x" }), "it.from_year: \"2020\" is none of"),
        (serde_json::json!({ "from_year": 2020.5, "sentence": "x" }), "it.from_year: 2020.5 is none of"),
        (serde_json::json!({ "from_year": 3_000_000_000_u32, "sentence": "x" }), "it.from_year: 3000000000 is no"),
        (serde_json::json!({ "from_year": null, "sentence": "x" }), "it.from_year: null is none of"),
        (serde_json::json!({ "from_year": 1, "sentence": "x", "more": 1 }), "it.more is not described"),
        (serde_json::json!([]), "it: [] is none of"),
    ] {
        let found = wrong(value);
        assert!(found.len() == 1 && found[0].starts_with(said), "{found:?}");
    }
}
