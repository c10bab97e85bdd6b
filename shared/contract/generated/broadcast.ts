// @ts-nocheck
// Made by schemas/compile.ts. Do not edit.
import type { GeneratedValidator } from '../commands.ts';
export const validate: GeneratedValidator<'broadcast'> = validate20;

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/broadcast.schema.json","type":"object","properties":{"operation":{"const":"broadcast"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"broadcast_id":{"type":"integer","minimum":1,"maximum":9007199254740991},"audience":{"$ref":"#/$defs/audience"},"data":{"$ref":"common.schema.json#/$defs/data"},"email_add_duplicates":{"type":"boolean"},"email_ignore_missing":{"type":"boolean"},"id_ignore_missing":{"type":"boolean"},"expires_at":{"$ref":"common.schema.json#/$defs/expires_at"}},"required":["command_id","broadcast_id","audience"],"$defs":{"audience":{"type":["object","string"],"if":{"type":"string"},"then":{"const":"configured"},"else":{"$ref":"#/$defs/selection"}},"selection":{"type":"object","properties":{"recipients":{"$ref":"#/$defs/filter"},"ids":{"type":"array","minItems":1,"maxItems":10000,"items":{"$ref":"common.schema.json#/$defs/id"}},"emails":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/email"}},"per_user_data":{"type":"array","minItems":1,"maxItems":10000,"items":{"$ref":"#/$defs/recipient"}},"data_file_url":{"type":"string","minLength":1,"pattern":"^https://[^\\s/?#]+(?:[/?#]\\S*)?$"}},"knownKeys":["recipients","ids","emails","per_user_data","data_file_url"],"exactlyOne":["recipients","ids","emails","per_user_data","data_file_url"]},"recipient":{"type":"object","properties":{"id":{"$ref":"common.schema.json#/$defs/id"},"email":{"$ref":"common.schema.json#/$defs/email"},"data":{"$ref":"common.schema.json#/$defs/data"}},"knownKeys":["id","email","data"],"exactlyOne":["id","email"]},"filter":{"type":"object","properties":{"and":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/filter"}},"or":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/filter"}},"not":{"$ref":"#/$defs/filter"},"segment":{"$ref":"#/$defs/segment"},"attribute":{"$ref":"#/$defs/attribute_condition"}},"knownKeys":["and","or","not","segment","attribute"],"exactlyOne":["and","or","not","segment","attribute"]},"segment":{"type":"object","properties":{"id":{"type":"integer","minimum":1}},"required":["id"],"knownKeys":["id"]},"attribute_condition":{"type":"object","properties":{"field":{"type":"string","minLength":1,"maxBytes":150},"operator":{"enum":["eq","exists"]},"value":{"type":["string","number","boolean"]}},"required":["field","operator"],"if":{"properties":{"operator":{"const":"eq"}}},"then":{"required":["value"]},"knownKeys":["field","operator","value"]}},"knownKeys":["operation","command_id","occurred_at","broadcast_id","audience","data","email_add_duplicates","email_ignore_missing","id_ignore_missing","expires_at"]};
const schema32 = ["operation","command_id","occurred_at","broadcast_id","audience","data","email_add_duplicates","email_ignore_missing","id_ignore_missing","expires_at"];
const schema34 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema35 = {"type":"string","format":"date-time","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"};
const schema54 = {"type":"object","additionalProperties":true};
const pattern4 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern5 = new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$", "u");
const schema36 = {"type":["object","string"],"if":{"type":"string"},"then":{"const":"configured"},"else":{"$ref":"#/$defs/selection"}};
const schema37 = {"type":"object","properties":{"recipients":{"$ref":"#/$defs/filter"},"ids":{"type":"array","minItems":1,"maxItems":10000,"items":{"$ref":"common.schema.json#/$defs/id"}},"emails":{"type":"array","minItems":1,"items":{"$ref":"common.schema.json#/$defs/email"}},"per_user_data":{"type":"array","minItems":1,"maxItems":10000,"items":{"$ref":"#/$defs/recipient"}},"data_file_url":{"type":"string","minLength":1,"pattern":"^https://[^\\s/?#]+(?:[/?#]\\S*)?$"}},"knownKeys":["recipients","ids","emails","per_user_data","data_file_url"],"exactlyOne":["recipients","ids","emails","per_user_data","data_file_url"]};
const schema38 = ["recipients","ids","emails","per_user_data","data_file_url"];
const schema47 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema48 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"};
const schema40 = {"type":"object","properties":{"and":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/filter"}},"or":{"type":"array","minItems":1,"items":{"$ref":"#/$defs/filter"}},"not":{"$ref":"#/$defs/filter"},"segment":{"$ref":"#/$defs/segment"},"attribute":{"$ref":"#/$defs/attribute_condition"}},"knownKeys":["and","or","not","segment","attribute"],"exactlyOne":["and","or","not","segment","attribute"]};
const schema41 = ["and","or","not","segment","attribute"];
const schema43 = {"type":"object","properties":{"id":{"type":"integer","minimum":1}},"required":["id"],"knownKeys":["id"]};
const schema44 = ["id"];
const schema45 = {"type":"object","properties":{"field":{"type":"string","minLength":1,"maxBytes":150},"operator":{"enum":["eq","exists"]},"value":{"type":["string","number","boolean"]}},"required":["field","operator"],"if":{"properties":{"operator":{"const":"eq"}}},"then":{"required":["value"]},"knownKeys":["field","operator","value"]};
const schema46 = ["field","operator","value"];
const wrapper0 = {validate: validate24};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate24.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema41.includes(key));
if(unknownKey0 !== undefined){
validate24.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema41}}];
return false;
}
else {
const given0 = schema41.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate24.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema41, given: given0}}];
return false;
}
else {
if(data.and !== undefined){
let data0 = data.and;
const _errs0 = errors;
if(Array.isArray(data0)){
if(data0.length < 1){
validate24.errors = [{instancePath:instancePath+"/and",schemaPath:"#/properties/and/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
const _errs1 = errors;
if(!(wrapper0.validate(data0[i0], {instancePath:instancePath+"/and/" + i0,parentData:data0,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid1 = _errs1 === errors;
if(!valid1){
break;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/and",schemaPath:"#/properties/and/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.or !== undefined){
let data2 = data.or;
const _errs3 = errors;
if(Array.isArray(data2)){
if(data2.length < 1){
validate24.errors = [{instancePath:instancePath+"/or",schemaPath:"#/properties/or/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid2 = true;
const len1 = data2.length;
for(let i1=0; i1<len1; i1++){
const _errs4 = errors;
if(!(wrapper0.validate(data2[i1], {instancePath:instancePath+"/or/" + i1,parentData:data2,parentDataProperty:i1,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid2 = _errs4 === errors;
if(!valid2){
break;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/or",schemaPath:"#/properties/or/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.not !== undefined){
const _errs6 = errors;
if(!(wrapper0.validate(data.not, {instancePath:instancePath+"/not",parentData:data,parentDataProperty:"not",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? wrapper0.validate.errors : vErrors.concat(wrapper0.validate.errors);
errors = vErrors.length;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.segment !== undefined){
let data5 = data.segment;
const _errs7 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
const unknownKey1 = Object.keys(data5).find((key) => !schema44.includes(key));
if(unknownKey1 !== undefined){
validate24.errors = [{instancePath:instancePath+"/segment",schemaPath:"#/$defs/segment/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey1, knownKeys: schema44}}];
return false;
}
else {
let missing0;
if((data5.id === undefined) && (missing0 = "id")){
validate24.errors = [{instancePath:instancePath+"/segment",schemaPath:"#/$defs/segment/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data5.id !== undefined){
let data6 = data5.id;
if(!(((typeof data6 == "number") && (!(data6 % 1) && !isNaN(data6))) && (isFinite(data6)))){
validate24.errors = [{instancePath:instancePath+"/segment/id",schemaPath:"#/$defs/segment/properties/id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data6 == "number") && (isFinite(data6))){
if(data6 < 1 || isNaN(data6)){
validate24.errors = [{instancePath:instancePath+"/segment/id",schemaPath:"#/$defs/segment/properties/id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/segment",schemaPath:"#/$defs/segment/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attribute !== undefined){
let data7 = data.attribute;
const _errs12 = errors;
const _errs13 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
const unknownKey2 = Object.keys(data7).find((key) => !schema46.includes(key));
if(unknownKey2 !== undefined){
validate24.errors = [{instancePath:instancePath+"/attribute",schemaPath:"#/$defs/attribute_condition/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey2, knownKeys: schema46}}];
return false;
}
else {
let missing1;
if(((data7.field === undefined) && (missing1 = "field")) || ((data7.operator === undefined) && (missing1 = "operator"))){
validate24.errors = [{instancePath:instancePath+"/attribute",schemaPath:"#/$defs/attribute_condition/required",keyword:"required",params:{missingProperty: missing1}}];
return false;
}
else {
if(data7.field !== undefined){
let data8 = data7.field;
const _errs14 = errors;
if(typeof data8 === "string"){
if(data8.length < 1){
validate24.errors = [{instancePath:instancePath+"/attribute/field",schemaPath:"#/$defs/attribute_condition/properties/field/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(Buffer.byteLength(data8) > 150){
validate24.errors = [{instancePath:instancePath+"/attribute/field",schemaPath:"#/$defs/attribute_condition/properties/field/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/attribute/field",schemaPath:"#/$defs/attribute_condition/properties/field/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid6 = _errs14 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data7.operator !== undefined){
let data9 = data7.operator;
const _errs16 = errors;
if(!((data9 === "eq") || (data9 === "exists"))){
validate24.errors = [{instancePath:instancePath+"/attribute/operator",schemaPath:"#/$defs/attribute_condition/properties/operator/enum",keyword:"enum",params:{allowedValues: schema45.properties.operator.enum}}];
return false;
}
var valid6 = _errs16 === errors;
}
else {
var valid6 = true;
}
if(valid6){
if(data7.value !== undefined){
let data10 = data7.value;
const _errs17 = errors;
if(((typeof data10 !== "string") && (!((typeof data10 == "number") && (isFinite(data10))))) && (typeof data10 !== "boolean")){
validate24.errors = [{instancePath:instancePath+"/attribute/value",schemaPath:"#/$defs/attribute_condition/properties/value/type",keyword:"type",params:{type: schema45.properties.value.type}}];
return false;
}
var valid6 = _errs17 === errors;
}
else {
var valid6 = true;
}
}
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/attribute",schemaPath:"#/$defs/attribute_condition/type",keyword:"type",params:{type: "object"}}];
return false;
}
if(errors === _errs13){
const _errs20 = errors;
let valid7 = true;
const _errs21 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.operator !== undefined){
if("eq" !== data7.operator){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
}
var _valid0 = _errs21 === errors;
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
if(_valid0){
const _errs23 = errors;
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
let missing2;
if((data7.value === undefined) && (missing2 = "value")){
validate24.errors = [{instancePath:instancePath+"/attribute",schemaPath:"#/$defs/attribute_condition/then/required",keyword:"required",params:{missingProperty: missing2}}];
return false;
}
}
var _valid0 = _errs23 === errors;
valid7 = _valid0;
}
if(!valid7){
const err1 = {instancePath:instancePath+"/attribute",schemaPath:"#/$defs/attribute_condition/if",keyword:"if",params:{failingKeyword: "then"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate24.errors = vErrors;
return false;
}
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"and":true,"or":true,"not":true,"segment":true,"attribute":true},"dynamicProps":false,"dynamicItems":false};

const schema49 = {"type":"object","properties":{"id":{"$ref":"common.schema.json#/$defs/id"},"email":{"$ref":"common.schema.json#/$defs/email"},"data":{"$ref":"common.schema.json#/$defs/data"}},"knownKeys":["id","email","data"],"exactlyOne":["id","email"]};
const schema50 = ["id","email","data"];
const schema51 = ["id","email"];
const pattern6 = new RegExp("^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern7 = new RegExp("^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$", "u");

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate26.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema50.includes(key));
if(unknownKey0 !== undefined){
validate26.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema50}}];
return false;
}
else {
const given0 = schema51.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate26.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema51, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"common.schema.json#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data0)){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"common.schema.json#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"common.schema.json#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"common.schema.json#/$defs/id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email !== undefined){
let data1 = data.email;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"common.schema.json#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data1)){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"common.schema.json#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"common.schema.json#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"common.schema.json#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data2 = data.data;
const _errs6 = errors;
if(data2 && typeof data2 == "object" && !Array.isArray(data2)){
}
else {
validate26.errors = [{instancePath:instancePath+"/data",schemaPath:"common.schema.json#/$defs/data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"id":true,"email":true,"data":true},"dynamicProps":false,"dynamicItems":false};

const pattern10 = new RegExp("^https://[^\\s/?#]+(?:[/?#]\\S*)?$", "u");

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate23.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema38.includes(key));
if(unknownKey0 !== undefined){
validate23.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema38}}];
return false;
}
else {
const given0 = schema38.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate23.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema38, given: given0}}];
return false;
}
else {
if(data.recipients !== undefined){
const _errs0 = errors;
if(!(validate24(data.recipients, {instancePath:instancePath+"/recipients",parentData:data,parentDataProperty:"recipients",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.ids !== undefined){
let data1 = data.ids;
const _errs1 = errors;
if(Array.isArray(data1)){
if(data1.length > 10000){
validate23.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/maxItems",keyword:"maxItems",params:{limit: 10000}}];
return false;
}
else {
if(data1.length < 1){
validate23.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid1 = true;
const len0 = data1.length;
for(let i0=0; i0<len0; i0++){
let data2 = data1[i0];
const _errs2 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate23.errors = [{instancePath:instancePath+"/ids/" + i0,schemaPath:"common.schema.json#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data2)){
validate23.errors = [{instancePath:instancePath+"/ids/" + i0,schemaPath:"common.schema.json#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate23.errors = [{instancePath:instancePath+"/ids/" + i0,schemaPath:"common.schema.json#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/ids/" + i0,schemaPath:"common.schema.json#/$defs/id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid1 = _errs2 === errors;
if(!valid1){
break;
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/ids",schemaPath:"#/properties/ids/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.emails !== undefined){
let data3 = data.emails;
const _errs6 = errors;
if(Array.isArray(data3)){
if(data3.length < 1){
validate23.errors = [{instancePath:instancePath+"/emails",schemaPath:"#/properties/emails/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid3 = true;
const len1 = data3.length;
for(let i1=0; i1<len1; i1++){
let data4 = data3[i1];
const _errs7 = errors;
if(typeof data4 === "string"){
if(data4.length < 1){
validate23.errors = [{instancePath:instancePath+"/emails/" + i1,schemaPath:"common.schema.json#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data4)){
validate23.errors = [{instancePath:instancePath+"/emails/" + i1,schemaPath:"common.schema.json#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data4) > 150){
validate23.errors = [{instancePath:instancePath+"/emails/" + i1,schemaPath:"common.schema.json#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/emails/" + i1,schemaPath:"common.schema.json#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid3 = _errs7 === errors;
if(!valid3){
break;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/emails",schemaPath:"#/properties/emails/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.per_user_data !== undefined){
let data5 = data.per_user_data;
const _errs11 = errors;
if(Array.isArray(data5)){
if(data5.length > 10000){
validate23.errors = [{instancePath:instancePath+"/per_user_data",schemaPath:"#/properties/per_user_data/maxItems",keyword:"maxItems",params:{limit: 10000}}];
return false;
}
else {
if(data5.length < 1){
validate23.errors = [{instancePath:instancePath+"/per_user_data",schemaPath:"#/properties/per_user_data/minItems",keyword:"minItems",params:{limit: 1}}];
return false;
}
else {
var valid5 = true;
const len2 = data5.length;
for(let i2=0; i2<len2; i2++){
const _errs12 = errors;
if(!(validate26(data5[i2], {instancePath:instancePath+"/per_user_data/" + i2,parentData:data5,parentDataProperty:i2,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid5 = _errs12 === errors;
if(!valid5){
break;
}
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/per_user_data",schemaPath:"#/properties/per_user_data/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs11 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data_file_url !== undefined){
let data7 = data.data_file_url;
const _errs14 = errors;
if(typeof data7 === "string"){
if(data7.length < 1){
validate23.errors = [{instancePath:instancePath+"/data_file_url",schemaPath:"#/properties/data_file_url/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern10.test(data7)){
validate23.errors = [{instancePath:instancePath+"/data_file_url",schemaPath:"#/properties/data_file_url/pattern",keyword:"pattern",params:{pattern: "^https://[^\\s/?#]+(?:[/?#]\\S*)?$"}}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/data_file_url",schemaPath:"#/properties/data_file_url/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"recipients":true,"ids":true,"emails":true,"per_user_data":true,"data_file_url":true},"dynamicProps":false,"dynamicItems":false};


function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate22.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if((!(data && typeof data == "object" && !Array.isArray(data))) && (typeof data !== "string")){
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: schema36.type}}];
return false;
}
const _errs1 = errors;
let valid0 = true;
const _errs2 = errors;
if(typeof data !== "string"){
const err0 = {};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
var _valid0 = _errs2 === errors;
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs4 = errors;
if("configured" !== data){
validate22.errors = [{instancePath,schemaPath:"#/then/const",keyword:"const",params:{allowedValue: "configured"}}];
return false;
}
var _valid0 = _errs4 === errors;
valid0 = _valid0;
ifClause0 = "then";
}
else {
const _errs5 = errors;
if(!(validate23(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var _valid0 = _errs5 === errors;
valid0 = _valid0;
if(valid0){
var props0 = {};
props0.recipients = true;
props0.ids = true;
props0.emails = true;
props0.per_user_data = true;
props0.data_file_url = true;
}
ifClause0 = "else";
}
if(!valid0){
const err1 = {instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate22.errors = vErrors;
return false;
}
validate22.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate22.evaluated = {"dynamicProps":true,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/broadcast.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema32.includes(key));
if(unknownKey0 !== undefined){
validate20.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema32}}];
return false;
}
else {
let missing0;
if((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.broadcast_id === undefined) && (missing0 = "broadcast_id"))) || ((data.audience === undefined) && (missing0 = "audience"))){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("broadcast" !== data.operation){
validate20.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "broadcast"}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.command_id !== undefined){
let data1 = data.command_id;
const _errs1 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate20.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate20.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate20.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs4 = errors;
const _errs5 = errors;
if(errors === _errs5){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate20.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.broadcast_id !== undefined){
let data3 = data.broadcast_id;
const _errs7 = errors;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
validate20.errors = [{instancePath:instancePath+"/broadcast_id",schemaPath:"#/properties/broadcast_id/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 9007199254740991 || isNaN(data3)){
validate20.errors = [{instancePath:instancePath+"/broadcast_id",schemaPath:"#/properties/broadcast_id/maximum",keyword:"maximum",params:{comparison: "<=", limit: 9007199254740991}}];
return false;
}
else {
if(data3 < 1 || isNaN(data3)){
validate20.errors = [{instancePath:instancePath+"/broadcast_id",schemaPath:"#/properties/broadcast_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.audience !== undefined){
const _errs9 = errors;
if(!(validate22(data.audience, {instancePath:instancePath+"/audience",parentData:data,parentDataProperty:"audience",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.data !== undefined){
let data5 = data.data;
const _errs10 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
}
else {
validate20.errors = [{instancePath:instancePath+"/data",schemaPath:"common.schema.json#/$defs/data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs10 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email_add_duplicates !== undefined){
const _errs14 = errors;
if(typeof data.email_add_duplicates !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/email_add_duplicates",schemaPath:"#/properties/email_add_duplicates/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.email_ignore_missing !== undefined){
const _errs16 = errors;
if(typeof data.email_ignore_missing !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/email_ignore_missing",schemaPath:"#/properties/email_ignore_missing/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs16 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.id_ignore_missing !== undefined){
const _errs18 = errors;
if(typeof data.id_ignore_missing !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/id_ignore_missing",schemaPath:"#/properties/id_ignore_missing/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data9 = data.expires_at;
const _errs20 = errors;
const _errs21 = errors;
if(errors === _errs21){
if(typeof data9 === "string"){
if(!pattern5.test(data9)){
validate20.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate20.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs20 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
}
}
}
}
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"broadcast_id":true,"audience":true,"data":true,"email_add_duplicates":true,"email_ignore_missing":true,"id_ignore_missing":true,"expires_at":true},"dynamicProps":false,"dynamicItems":false};
