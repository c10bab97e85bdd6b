// @ts-nocheck
// Made by schemas/compile.ts. Do not edit.
import type { GeneratedValidator } from '../commands.ts';
export const validate: GeneratedValidator<'transactional'> = validate20;

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/transactional.schema.json","type":"object","properties":{"channel":{"enum":["email","push","sms","whatsapp","in_app","inbox"]}},"required":["channel"],"discriminator":{"propertyName":"channel"},"oneOf":[{"$ref":"channels/email.schema.json"},{"$ref":"channels/push.schema.json"},{"$ref":"channels/sms.schema.json"},{"$ref":"channels/whatsapp.schema.json"},{"$ref":"channels/in_app.schema.json"},{"$ref":"channels/inbox.schema.json"}]};
const schema32 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/channels/email.schema.json","type":"object","properties":{"operation":{"$ref":"common.schema.json#/$defs/operation"},"command_id":{"$ref":"../common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"../common.schema.json#/$defs/occurred_at"},"channel":{"const":"email"},"expires_at":{"$ref":"../common.schema.json#/$defs/expires_at"},"on_unknown":{"$ref":"common.schema.json#/$defs/on_unknown"},"identifiers":{"$ref":"common.schema.json#/$defs/identifiers"},"transactional_message_id":{"$ref":"common.schema.json#/$defs/transactional_message_id"},"message_data":{"$ref":"common.schema.json#/$defs/message_data"},"language":{"$ref":"common.schema.json#/$defs/language"},"send_at":{"$ref":"common.schema.json#/$defs/send_at"},"queue_draft":{"$ref":"common.schema.json#/$defs/queue_draft"},"disable_message_retention":{"$ref":"common.schema.json#/$defs/disable_message_retention"},"to":{"$ref":"common.schema.json#/$defs/text_line"},"cc":{"$ref":"common.schema.json#/$defs/text_line"},"bcc":{"$ref":"common.schema.json#/$defs/text_line"},"from":{"$ref":"common.schema.json#/$defs/text_line"},"reply_to":{"$ref":"common.schema.json#/$defs/text_line"},"subject":{"$ref":"common.schema.json#/$defs/text_line"},"preheader":{"type":"string"},"body":{"type":"string","minLength":1},"body_plain":{"type":"string"},"body_amp":{"type":"string"},"fake_bcc":{"type":"boolean"},"headers":{"type":["object","string"],"additionalProperties":{"type":"string"}},"attachments":{"type":"object","propertyNames":{"minLength":1},"additionalProperties":{"type":"string"}},"disable_css_preprocessing":{"type":"boolean"},"tracked":{"$ref":"common.schema.json#/$defs/tracked"},"send_to_unsubscribed":{"$ref":"common.schema.json#/$defs/send_to_unsubscribed"},"auto_create":{"$ref":"common.schema.json#/$defs/auto_create"}},"required":["command_id","channel","identifiers","to"],"anyOf":[{"required":["transactional_message_id"]},{"required":["from","subject","body"]}],"knownKeys":["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","cc","bcc","from","reply_to","subject","preheader","body","body_plain","body_amp","fake_bcc","headers","attachments","disable_css_preprocessing","tracked","send_to_unsubscribed","auto_create"]};
const schema33 = ["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","cc","bcc","from","reply_to","subject","preheader","body","body_plain","body_amp","fake_bcc","headers","attachments","disable_css_preprocessing","tracked","send_to_unsubscribed","auto_create"];
const schema35 = {"const":"transactional"};
const schema37 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema38 = {"type":"string","format":"date-time","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"};
const schema40 = {"enum":["park","resend"]};
const schema47 = {"type":["string","integer"],"minLength":1,"minimum":1};
const schema48 = {"type":"object","additionalProperties":true};
const schema49 = {"type":"string","minLength":1,"maxLength":35};
const schema50 = {"type":"integer","minimum":946684800,"maximum":4102444800};
const schema51 = {"type":"boolean"};
const schema52 = {"type":"boolean"};
const schema53 = {"type":"string","minLength":1,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema59 = {"type":"boolean"};
const schema60 = {"type":"boolean"};
const schema61 = {"type":"boolean"};
const pattern4 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern5 = new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$", "u");
const schema41 = {"type":"object","properties":{"id":{"$ref":"#/$defs/id"},"email":{"$ref":"#/$defs/email"},"cio_id":{"$ref":"#/$defs/id"}},"knownKeys":["id","email","cio_id"],"exactlyOne":["id","email","cio_id"]};
const schema42 = ["id","email","cio_id"];
const schema44 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema45 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"};
const pattern7 = new RegExp("^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern8 = new RegExp("^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$", "u");

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
const unknownKey0 = Object.keys(data).find((key) => !schema42.includes(key));
if(unknownKey0 !== undefined){
validate24.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema42}}];
return false;
}
else {
const given0 = schema42.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate24.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema42, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate24.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate24.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate24.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_id !== undefined){
let data2 = data.cio_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate24.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate24.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate24.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/channels/email.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate21.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema33.includes(key));
if(unknownKey0 !== undefined){
validate21.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema33}}];
return false;
}
else {
let missing0;
if(((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.identifiers === undefined) && (missing0 = "identifiers"))) || ((data.to === undefined) && (missing0 = "to"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("transactional" !== data.operation){
validate21.errors = [{instancePath:instancePath+"/operation",schemaPath:"common.schema.json#/$defs/operation/const",keyword:"const",params:{allowedValue: "transactional"}}];
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
const _errs2 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate21.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
const _errs8 = errors;
if("email" !== data.channel){
validate21.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/const",keyword:"const",params:{allowedValue: "email"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate21.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown !== undefined){
let data5 = data.on_unknown;
const _errs12 = errors;
if(!((data5 === "park") || (data5 === "resend"))){
validate21.errors = [{instancePath:instancePath+"/on_unknown",schemaPath:"common.schema.json#/$defs/on_unknown/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identifiers !== undefined){
const _errs14 = errors;
if(!(validate24(data.identifiers, {instancePath:instancePath+"/identifiers",parentData:data,parentDataProperty:"identifiers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transactional_message_id !== undefined){
let data7 = data.transactional_message_id;
const _errs15 = errors;
const _errs16 = errors;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
validate21.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/type",keyword:"type",params:{type: schema47.type}}];
return false;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate21.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate21.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_data !== undefined){
let data8 = data.message_data;
const _errs18 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
validate21.errors = [{instancePath:instancePath+"/message_data",schemaPath:"common.schema.json#/$defs/message_data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
let data9 = data.language;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length < 1){
validate21.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data9.length > 35 && (data9.length > 2 * 35 ? Infinity : Array.from(data9).length) > 35){
validate21.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/maxLength",keyword:"maxLength",params:{limit: 35}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_at !== undefined){
let data10 = data.send_at;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate21.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4102444800 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data10 < 946684800 || isNaN(data10)){
validate21.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue_draft !== undefined){
const _errs28 = errors;
if(typeof data.queue_draft !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/queue_draft",schemaPath:"common.schema.json#/$defs/queue_draft/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_message_retention !== undefined){
const _errs31 = errors;
if(typeof data.disable_message_retention !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/disable_message_retention",schemaPath:"common.schema.json#/$defs/disable_message_retention/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data13 = data.to;
const _errs34 = errors;
if(typeof data13 === "string"){
if(data13.length < 1){
validate21.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data13)){
validate21.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cc !== undefined){
let data14 = data.cc;
const _errs37 = errors;
if(typeof data14 === "string"){
if(data14.length < 1){
validate21.errors = [{instancePath:instancePath+"/cc",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data14)){
validate21.errors = [{instancePath:instancePath+"/cc",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/cc",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.bcc !== undefined){
let data15 = data.bcc;
const _errs40 = errors;
if(typeof data15 === "string"){
if(data15.length < 1){
validate21.errors = [{instancePath:instancePath+"/bcc",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data15)){
validate21.errors = [{instancePath:instancePath+"/bcc",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/bcc",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data16 = data.from;
const _errs43 = errors;
if(typeof data16 === "string"){
if(data16.length < 1){
validate21.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data16)){
validate21.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.reply_to !== undefined){
let data17 = data.reply_to;
const _errs46 = errors;
if(typeof data17 === "string"){
if(data17.length < 1){
validate21.errors = [{instancePath:instancePath+"/reply_to",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data17)){
validate21.errors = [{instancePath:instancePath+"/reply_to",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/reply_to",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.subject !== undefined){
let data18 = data.subject;
const _errs49 = errors;
if(typeof data18 === "string"){
if(data18.length < 1){
validate21.errors = [{instancePath:instancePath+"/subject",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data18)){
validate21.errors = [{instancePath:instancePath+"/subject",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/subject",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs49 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.preheader !== undefined){
const _errs52 = errors;
if(typeof data.preheader !== "string"){
validate21.errors = [{instancePath:instancePath+"/preheader",schemaPath:"#/properties/preheader/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.body !== undefined){
let data20 = data.body;
const _errs54 = errors;
if(typeof data20 === "string"){
if(data20.length < 1){
validate21.errors = [{instancePath:instancePath+"/body",schemaPath:"#/properties/body/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/body",schemaPath:"#/properties/body/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs54 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.body_plain !== undefined){
const _errs56 = errors;
if(typeof data.body_plain !== "string"){
validate21.errors = [{instancePath:instancePath+"/body_plain",schemaPath:"#/properties/body_plain/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs56 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.body_amp !== undefined){
const _errs58 = errors;
if(typeof data.body_amp !== "string"){
validate21.errors = [{instancePath:instancePath+"/body_amp",schemaPath:"#/properties/body_amp/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs58 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.fake_bcc !== undefined){
const _errs60 = errors;
if(typeof data.fake_bcc !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/fake_bcc",schemaPath:"#/properties/fake_bcc/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs60 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.headers !== undefined){
let data24 = data.headers;
const _errs62 = errors;
if((!(data24 && typeof data24 == "object" && !Array.isArray(data24))) && (typeof data24 !== "string")){
validate21.errors = [{instancePath:instancePath+"/headers",schemaPath:"#/properties/headers/type",keyword:"type",params:{type: schema32.properties.headers.type}}];
return false;
}
if(data24 && typeof data24 == "object" && !Array.isArray(data24)){
for(const key0 in data24){
const _errs64 = errors;
if(typeof data24[key0] !== "string"){
validate21.errors = [{instancePath:instancePath+"/headers/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/headers/additionalProperties/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid18 = _errs64 === errors;
if(!valid18){
break;
}
}
}
var valid0 = _errs62 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attachments !== undefined){
let data26 = data.attachments;
const _errs67 = errors;
if(data26 && typeof data26 == "object" && !Array.isArray(data26)){
for(const key1 in data26){
const _errs68 = errors;
if(typeof key1 === "string"){
if(key1.length < 1){
const err0 = {instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/propertyNames/minLength",keyword:"minLength",params:{limit: 1},propertyName:key1};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var valid19 = _errs68 === errors;
if(!valid19){
const err1 = {instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/propertyNames",keyword:"propertyNames",params:{propertyName: key1}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
validate21.errors = vErrors;
return false;
break;
}
}
if(valid19){
for(const key2 in data26){
const _errs70 = errors;
if(typeof data26[key2] !== "string"){
validate21.errors = [{instancePath:instancePath+"/attachments/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/attachments/additionalProperties/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid20 = _errs70 === errors;
if(!valid20){
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/attachments",schemaPath:"#/properties/attachments/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs67 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_css_preprocessing !== undefined){
const _errs73 = errors;
if(typeof data.disable_css_preprocessing !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/disable_css_preprocessing",schemaPath:"#/properties/disable_css_preprocessing/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs73 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tracked !== undefined){
const _errs75 = errors;
if(typeof data.tracked !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/tracked",schemaPath:"common.schema.json#/$defs/tracked/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs75 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_to_unsubscribed !== undefined){
const _errs78 = errors;
if(typeof data.send_to_unsubscribed !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/send_to_unsubscribed",schemaPath:"common.schema.json#/$defs/send_to_unsubscribed/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs78 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auto_create !== undefined){
const _errs81 = errors;
if(typeof data.auto_create !== "boolean"){
validate21.errors = [{instancePath:instancePath+"/auto_create",schemaPath:"common.schema.json#/$defs/auto_create/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs81 === errors;
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
}
}
}
}
}
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
if(errors === 0){
const _errs85 = errors;
let valid24 = false;
const _errs86 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing1;
if((data.transactional_message_id === undefined) && (missing1 = "transactional_message_id")){
const err2 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: missing1}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs86 === errors;
valid24 = valid24 || _valid0;
const _errs87 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
let missing2;
if((((data.from === undefined) && (missing2 = "from")) || ((data.subject === undefined) && (missing2 = "subject"))) || ((data.body === undefined) && (missing2 = "body"))){
const err3 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: missing2}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
var _valid0 = _errs87 === errors;
valid24 = valid24 || _valid0;
if(!valid24){
const err4 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate21.errors = vErrors;
return false;
}
else {
errors = _errs85;
if(vErrors !== null){
if(_errs85){
vErrors.length = _errs85;
}
else {
vErrors = null;
}
}
}
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"channel":true,"expires_at":true,"on_unknown":true,"identifiers":true,"transactional_message_id":true,"message_data":true,"language":true,"send_at":true,"queue_draft":true,"disable_message_retention":true,"to":true,"cc":true,"bcc":true,"from":true,"reply_to":true,"subject":true,"preheader":true,"body":true,"body_plain":true,"body_amp":true,"fake_bcc":true,"headers":true,"attachments":true,"disable_css_preprocessing":true,"tracked":true,"send_to_unsubscribed":true,"auto_create":true},"dynamicProps":false,"dynamicItems":false};

const schema62 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/channels/push.schema.json","type":"object","properties":{"operation":{"$ref":"common.schema.json#/$defs/operation"},"command_id":{"$ref":"../common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"../common.schema.json#/$defs/occurred_at"},"channel":{"const":"push"},"expires_at":{"$ref":"../common.schema.json#/$defs/expires_at"},"on_unknown":{"$ref":"common.schema.json#/$defs/on_unknown"},"identifiers":{"$ref":"common.schema.json#/$defs/identifiers"},"transactional_message_id":{"$ref":"common.schema.json#/$defs/transactional_message_id"},"message_data":{"$ref":"common.schema.json#/$defs/message_data"},"language":{"$ref":"common.schema.json#/$defs/language"},"send_at":{"$ref":"common.schema.json#/$defs/send_at"},"queue_draft":{"$ref":"common.schema.json#/$defs/queue_draft"},"disable_message_retention":{"$ref":"common.schema.json#/$defs/disable_message_retention"},"to":{"$ref":"common.schema.json#/$defs/text_line"},"title":{"type":"string"},"message":{"type":"string"},"image_url":{"type":"string"},"link":{"type":"string"},"sound":{"enum":["default","none"]},"custom_data":{"$ref":"../common.schema.json#/$defs/data"},"custom_device":{"$ref":"../common.schema.json#/$defs/device"},"custom_payload":{"$ref":"common.schema.json#/$defs/custom_payload"},"send_to_unsubscribed":{"$ref":"common.schema.json#/$defs/send_to_unsubscribed"},"auto_create":{"$ref":"common.schema.json#/$defs/auto_create"}},"required":["command_id","channel","identifiers","transactional_message_id"],"knownKeys":["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","title","message","image_url","link","sound","custom_data","custom_device","custom_payload","send_to_unsubscribed","auto_create"]};
const schema63 = ["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","title","message","image_url","link","sound","custom_data","custom_device","custom_payload","send_to_unsubscribed","auto_create"];

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate27.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema42.includes(key));
if(unknownKey0 !== undefined){
validate27.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema42}}];
return false;
}
else {
const given0 = schema42.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate27.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema42, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate27.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate27.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate27.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate27.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate27.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate27.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_id !== undefined){
let data2 = data.cio_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate27.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate27.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate27.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};

const schema83 = {"type":"object","properties":{"token":{"$ref":"#/$defs/device_token"},"platform":{"$ref":"#/$defs/platform"},"last_used":{"$ref":"#/$defs/unix_seconds"},"attributes":{"$ref":"#/$defs/attributes"}},"required":["token","platform"],"knownKeys":["token","platform","last_used","attributes"]};
const schema84 = ["token","platform","last_used","attributes"];
const schema85 = {"type":"string","minLength":1,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema86 = {"enum":["ios","android"]};
const schema88 = {"type":"object","maxProperties":300,"propertyNames":{"minLength":1,"maxBytes":150,"not":{"enum":["_env","_updated_at","_update","_timestamp"]}},"additionalProperties":true};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate29.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema84.includes(key));
if(unknownKey0 !== undefined){
validate29.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema84}}];
return false;
}
else {
let missing0;
if(((data.token === undefined) && (missing0 = "token")) || ((data.platform === undefined) && (missing0 = "platform"))){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.token !== undefined){
let data0 = data.token;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate29.errors = [{instancePath:instancePath+"/token",schemaPath:"#/$defs/device_token/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate29.errors = [{instancePath:instancePath+"/token",schemaPath:"#/$defs/device_token/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/token",schemaPath:"#/$defs/device_token/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.platform !== undefined){
let data1 = data.platform;
const _errs3 = errors;
if(!((data1 === "ios") || (data1 === "android"))){
validate29.errors = [{instancePath:instancePath+"/platform",schemaPath:"#/$defs/platform/enum",keyword:"enum",params:{allowedValues: schema86.enum}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.last_used !== undefined){
let data2 = data.last_used;
const _errs5 = errors;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
validate29.errors = [{instancePath:instancePath+"/last_used",schemaPath:"#/$defs/unix_seconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4102444800 || isNaN(data2)){
validate29.errors = [{instancePath:instancePath+"/last_used",schemaPath:"#/$defs/unix_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data2 < 946684800 || isNaN(data2)){
validate29.errors = [{instancePath:instancePath+"/last_used",schemaPath:"#/$defs/unix_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attributes !== undefined){
let data3 = data.attributes;
const _errs8 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 300){
validate29.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
return false;
}
else {
for(const key0 in data3){
const _errs10 = errors;
if(typeof key0 === "string"){
if(key0.length < 1){
const err0 = {instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/propertyNames/minLength",keyword:"minLength",params:{limit: 1},propertyName:key0};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
else {
if(Buffer.byteLength(key0) > 150){
const err1 = {instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/propertyNames/maxBytes",keyword:"maxBytes",params:{limit: 150},propertyName:key0};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
if(errors === _errs10){
const _errs11 = errors;
const _errs12 = errors;
if(!((((key0 === "_env") || (key0 === "_updated_at")) || (key0 === "_update")) || (key0 === "_timestamp"))){
const err2 = {};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var valid6 = _errs12 === errors;
if(valid6){
const err3 = {instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/propertyNames/not",keyword:"not",params:{},propertyName:key0};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs11;
if(vErrors !== null){
if(_errs11){
vErrors.length = _errs11;
}
else {
vErrors = null;
}
}
}
}
var valid5 = _errs10 === errors;
if(!valid5){
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate29.errors = vErrors;
return false;
break;
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs8 === errors;
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
else {
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"token":true,"platform":true,"last_used":true,"attributes":true},"dynamicProps":false,"dynamicItems":false};

const schema89 = {"type":"object","properties":{"ios":{"$ref":"../common.schema.json#/$defs/data"},"android":{"$ref":"../common.schema.json#/$defs/data"}},"minProperties":1,"knownKeys":["ios","android"]};
const schema90 = ["ios","android"];

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate31.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema90.includes(key));
if(unknownKey0 !== undefined){
validate31.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema90}}];
return false;
}
else {
if(Object.keys(data).length < 1){
validate31.errors = [{instancePath,schemaPath:"#/minProperties",keyword:"minProperties",params:{limit: 1}}];
return false;
}
else {
if(data.ios !== undefined){
let data0 = data.ios;
const _errs0 = errors;
if(data0 && typeof data0 == "object" && !Array.isArray(data0)){
}
else {
validate31.errors = [{instancePath:instancePath+"/ios",schemaPath:"../common.schema.json#/$defs/data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.android !== undefined){
let data1 = data.android;
const _errs4 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
}
else {
validate31.errors = [{instancePath:instancePath+"/android",schemaPath:"../common.schema.json#/$defs/data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
}
}
}
}
else {
validate31.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate31.errors = vErrors;
return errors === 0;
}
validate31.evaluated = {"props":{"ios":true,"android":true},"dynamicProps":false,"dynamicItems":false};


function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/channels/push.schema.json" */;
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
const unknownKey0 = Object.keys(data).find((key) => !schema63.includes(key));
if(unknownKey0 !== undefined){
validate26.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema63}}];
return false;
}
else {
let missing0;
if(((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.identifiers === undefined) && (missing0 = "identifiers"))) || ((data.transactional_message_id === undefined) && (missing0 = "transactional_message_id"))){
validate26.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("transactional" !== data.operation){
validate26.errors = [{instancePath:instancePath+"/operation",schemaPath:"common.schema.json#/$defs/operation/const",keyword:"const",params:{allowedValue: "transactional"}}];
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
const _errs2 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate26.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate26.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate26.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate26.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
const _errs8 = errors;
if("push" !== data.channel){
validate26.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/const",keyword:"const",params:{allowedValue: "push"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate26.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate26.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown !== undefined){
let data5 = data.on_unknown;
const _errs12 = errors;
if(!((data5 === "park") || (data5 === "resend"))){
validate26.errors = [{instancePath:instancePath+"/on_unknown",schemaPath:"common.schema.json#/$defs/on_unknown/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identifiers !== undefined){
const _errs14 = errors;
if(!(validate27(data.identifiers, {instancePath:instancePath+"/identifiers",parentData:data,parentDataProperty:"identifiers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transactional_message_id !== undefined){
let data7 = data.transactional_message_id;
const _errs15 = errors;
const _errs16 = errors;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
validate26.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/type",keyword:"type",params:{type: schema47.type}}];
return false;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate26.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate26.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_data !== undefined){
let data8 = data.message_data;
const _errs18 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
validate26.errors = [{instancePath:instancePath+"/message_data",schemaPath:"common.schema.json#/$defs/message_data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
let data9 = data.language;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length < 1){
validate26.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data9.length > 35 && (data9.length > 2 * 35 ? Infinity : Array.from(data9).length) > 35){
validate26.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/maxLength",keyword:"maxLength",params:{limit: 35}}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_at !== undefined){
let data10 = data.send_at;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate26.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4102444800 || isNaN(data10)){
validate26.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data10 < 946684800 || isNaN(data10)){
validate26.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue_draft !== undefined){
const _errs28 = errors;
if(typeof data.queue_draft !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/queue_draft",schemaPath:"common.schema.json#/$defs/queue_draft/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_message_retention !== undefined){
const _errs31 = errors;
if(typeof data.disable_message_retention !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/disable_message_retention",schemaPath:"common.schema.json#/$defs/disable_message_retention/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data13 = data.to;
const _errs34 = errors;
if(typeof data13 === "string"){
if(data13.length < 1){
validate26.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data13)){
validate26.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.title !== undefined){
const _errs37 = errors;
if(typeof data.title !== "string"){
validate26.errors = [{instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message !== undefined){
const _errs39 = errors;
if(typeof data.message !== "string"){
validate26.errors = [{instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs39 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.image_url !== undefined){
const _errs41 = errors;
if(typeof data.image_url !== "string"){
validate26.errors = [{instancePath:instancePath+"/image_url",schemaPath:"#/properties/image_url/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs41 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.link !== undefined){
const _errs43 = errors;
if(typeof data.link !== "string"){
validate26.errors = [{instancePath:instancePath+"/link",schemaPath:"#/properties/link/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.sound !== undefined){
let data18 = data.sound;
const _errs45 = errors;
if(!((data18 === "default") || (data18 === "none"))){
validate26.errors = [{instancePath:instancePath+"/sound",schemaPath:"#/properties/sound/enum",keyword:"enum",params:{allowedValues: schema62.properties.sound.enum}}];
return false;
}
var valid0 = _errs45 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.custom_data !== undefined){
let data19 = data.custom_data;
const _errs46 = errors;
if(data19 && typeof data19 == "object" && !Array.isArray(data19)){
}
else {
validate26.errors = [{instancePath:instancePath+"/custom_data",schemaPath:"../common.schema.json#/$defs/data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs46 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.custom_device !== undefined){
const _errs50 = errors;
if(!(validate29(data.custom_device, {instancePath:instancePath+"/custom_device",parentData:data,parentDataProperty:"custom_device",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
var valid0 = _errs50 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.custom_payload !== undefined){
const _errs51 = errors;
if(!(validate31(data.custom_payload, {instancePath:instancePath+"/custom_payload",parentData:data,parentDataProperty:"custom_payload",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
var valid0 = _errs51 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_to_unsubscribed !== undefined){
const _errs52 = errors;
if(typeof data.send_to_unsubscribed !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/send_to_unsubscribed",schemaPath:"common.schema.json#/$defs/send_to_unsubscribed/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs52 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auto_create !== undefined){
const _errs55 = errors;
if(typeof data.auto_create !== "boolean"){
validate26.errors = [{instancePath:instancePath+"/auto_create",schemaPath:"common.schema.json#/$defs/auto_create/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs55 === errors;
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
}
else {
validate26.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate26.errors = vErrors;
return errors === 0;
}
validate26.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"channel":true,"expires_at":true,"on_unknown":true,"identifiers":true,"transactional_message_id":true,"message_data":true,"language":true,"send_at":true,"queue_draft":true,"disable_message_retention":true,"to":true,"title":true,"message":true,"image_url":true,"link":true,"sound":true,"custom_data":true,"custom_device":true,"custom_payload":true,"send_to_unsubscribed":true,"auto_create":true},"dynamicProps":false,"dynamicItems":false};

const schema95 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/channels/sms.schema.json","type":"object","properties":{"operation":{"$ref":"common.schema.json#/$defs/operation"},"command_id":{"$ref":"../common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"../common.schema.json#/$defs/occurred_at"},"channel":{"const":"sms"},"expires_at":{"$ref":"../common.schema.json#/$defs/expires_at"},"on_unknown":{"$ref":"common.schema.json#/$defs/on_unknown"},"identifiers":{"$ref":"common.schema.json#/$defs/identifiers"},"transactional_message_id":{"$ref":"common.schema.json#/$defs/transactional_message_id"},"message_data":{"$ref":"common.schema.json#/$defs/message_data"},"language":{"$ref":"common.schema.json#/$defs/language"},"send_at":{"$ref":"common.schema.json#/$defs/send_at"},"queue_draft":{"$ref":"common.schema.json#/$defs/queue_draft"},"disable_message_retention":{"$ref":"common.schema.json#/$defs/disable_message_retention"},"to":{"$ref":"common.schema.json#/$defs/phone_or_liquid"},"from":{"$ref":"common.schema.json#/$defs/text_line"},"tracked":{"$ref":"common.schema.json#/$defs/tracked"},"send_to_unsubscribed":{"$ref":"common.schema.json#/$defs/send_to_unsubscribed"},"auto_create":{"$ref":"common.schema.json#/$defs/auto_create"}},"required":["command_id","channel","identifiers","transactional_message_id","to"],"knownKeys":["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","from","tracked","send_to_unsubscribed","auto_create"]};
const schema96 = ["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","from","tracked","send_to_unsubscribed","auto_create"];
const schema114 = {"type":"string","minLength":1,"pattern":"^(?:\\+[1-9]\\d{1,14}|[^{\\u0000-\\u001f\\u007f-\\u009f]*\\{[{%][^\\u0000-\\u001f\\u007f-\\u009f]*[%}]\\}[^{}\\u0000-\\u001f\\u007f-\\u009f]*)$"};
const pattern30 = new RegExp("^(?:\\+[1-9]\\d{1,14}|[^{\\u0000-\\u001f\\u007f-\\u009f]*\\{[{%][^\\u0000-\\u001f\\u007f-\\u009f]*[%}]\\}[^{}\\u0000-\\u001f\\u007f-\\u009f]*)$", "u");

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate34.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema42.includes(key));
if(unknownKey0 !== undefined){
validate34.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema42}}];
return false;
}
else {
const given0 = schema42.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate34.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema42, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate34.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate34.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate34.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate34.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate34.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate34.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate34.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate34.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_id !== undefined){
let data2 = data.cio_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate34.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate34.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate34.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate34.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate34.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate34.errors = vErrors;
return errors === 0;
}
validate34.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};


function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/channels/sms.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate33.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema96.includes(key));
if(unknownKey0 !== undefined){
validate33.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema96}}];
return false;
}
else {
let missing0;
if((((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.identifiers === undefined) && (missing0 = "identifiers"))) || ((data.transactional_message_id === undefined) && (missing0 = "transactional_message_id"))) || ((data.to === undefined) && (missing0 = "to"))){
validate33.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("transactional" !== data.operation){
validate33.errors = [{instancePath:instancePath+"/operation",schemaPath:"common.schema.json#/$defs/operation/const",keyword:"const",params:{allowedValue: "transactional"}}];
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
const _errs2 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate33.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate33.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate33.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate33.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
const _errs8 = errors;
if("sms" !== data.channel){
validate33.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/const",keyword:"const",params:{allowedValue: "sms"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate33.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate33.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown !== undefined){
let data5 = data.on_unknown;
const _errs12 = errors;
if(!((data5 === "park") || (data5 === "resend"))){
validate33.errors = [{instancePath:instancePath+"/on_unknown",schemaPath:"common.schema.json#/$defs/on_unknown/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identifiers !== undefined){
const _errs14 = errors;
if(!(validate34(data.identifiers, {instancePath:instancePath+"/identifiers",parentData:data,parentDataProperty:"identifiers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transactional_message_id !== undefined){
let data7 = data.transactional_message_id;
const _errs15 = errors;
const _errs16 = errors;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
validate33.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/type",keyword:"type",params:{type: schema47.type}}];
return false;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate33.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate33.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_data !== undefined){
let data8 = data.message_data;
const _errs18 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
validate33.errors = [{instancePath:instancePath+"/message_data",schemaPath:"common.schema.json#/$defs/message_data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
let data9 = data.language;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length < 1){
validate33.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data9.length > 35 && (data9.length > 2 * 35 ? Infinity : Array.from(data9).length) > 35){
validate33.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/maxLength",keyword:"maxLength",params:{limit: 35}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_at !== undefined){
let data10 = data.send_at;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate33.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4102444800 || isNaN(data10)){
validate33.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data10 < 946684800 || isNaN(data10)){
validate33.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue_draft !== undefined){
const _errs28 = errors;
if(typeof data.queue_draft !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/queue_draft",schemaPath:"common.schema.json#/$defs/queue_draft/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_message_retention !== undefined){
const _errs31 = errors;
if(typeof data.disable_message_retention !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/disable_message_retention",schemaPath:"common.schema.json#/$defs/disable_message_retention/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data13 = data.to;
const _errs34 = errors;
if(typeof data13 === "string"){
if(data13.length < 1){
validate33.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/phone_or_liquid/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern30.test(data13)){
validate33.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/phone_or_liquid/pattern",keyword:"pattern",params:{pattern: "^(?:\\+[1-9]\\d{1,14}|[^{\\u0000-\\u001f\\u007f-\\u009f]*\\{[{%][^\\u0000-\\u001f\\u007f-\\u009f]*[%}]\\}[^{}\\u0000-\\u001f\\u007f-\\u009f]*)$"}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/phone_or_liquid/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data14 = data.from;
const _errs37 = errors;
if(typeof data14 === "string"){
if(data14.length < 1){
validate33.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data14)){
validate33.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate33.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tracked !== undefined){
const _errs40 = errors;
if(typeof data.tracked !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/tracked",schemaPath:"common.schema.json#/$defs/tracked/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_to_unsubscribed !== undefined){
const _errs43 = errors;
if(typeof data.send_to_unsubscribed !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/send_to_unsubscribed",schemaPath:"common.schema.json#/$defs/send_to_unsubscribed/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs43 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auto_create !== undefined){
const _errs46 = errors;
if(typeof data.auto_create !== "boolean"){
validate33.errors = [{instancePath:instancePath+"/auto_create",schemaPath:"common.schema.json#/$defs/auto_create/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs46 === errors;
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
}
}
}
}
}
}
}
}
else {
validate33.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate33.errors = vErrors;
return errors === 0;
}
validate33.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"channel":true,"expires_at":true,"on_unknown":true,"identifiers":true,"transactional_message_id":true,"message_data":true,"language":true,"send_at":true,"queue_draft":true,"disable_message_retention":true,"to":true,"from":true,"tracked":true,"send_to_unsubscribed":true,"auto_create":true},"dynamicProps":false,"dynamicItems":false};

const schema119 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/channels/whatsapp.schema.json","type":"object","properties":{"operation":{"$ref":"common.schema.json#/$defs/operation"},"command_id":{"$ref":"../common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"../common.schema.json#/$defs/occurred_at"},"channel":{"const":"whatsapp"},"expires_at":{"$ref":"../common.schema.json#/$defs/expires_at"},"on_unknown":{"$ref":"common.schema.json#/$defs/on_unknown"},"identifiers":{"$ref":"common.schema.json#/$defs/identifiers"},"transactional_message_id":{"$ref":"common.schema.json#/$defs/transactional_message_id"},"message_data":{"$ref":"common.schema.json#/$defs/message_data"},"language":{"$ref":"common.schema.json#/$defs/language"},"send_at":{"$ref":"common.schema.json#/$defs/send_at"},"queue_draft":{"$ref":"common.schema.json#/$defs/queue_draft"},"disable_message_retention":{"$ref":"common.schema.json#/$defs/disable_message_retention"},"to":{"$ref":"common.schema.json#/$defs/phone_or_liquid"},"from":{"$ref":"common.schema.json#/$defs/text_line"},"tracked":{"$ref":"common.schema.json#/$defs/tracked"},"send_to_unsubscribed":{"$ref":"common.schema.json#/$defs/send_to_unsubscribed"}},"required":["command_id","channel","identifiers","transactional_message_id"],"knownKeys":["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","from","tracked","send_to_unsubscribed"]};
const schema120 = ["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","from","tracked","send_to_unsubscribed"];

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate37.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema42.includes(key));
if(unknownKey0 !== undefined){
validate37.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema42}}];
return false;
}
else {
const given0 = schema42.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate37.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema42, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate37.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate37.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate37.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate37.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate37.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate37.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_id !== undefined){
let data2 = data.cio_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate37.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate37.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate37.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate37.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate37.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate37.errors = vErrors;
return errors === 0;
}
validate37.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};


function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/channels/whatsapp.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate36.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema120.includes(key));
if(unknownKey0 !== undefined){
validate36.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema120}}];
return false;
}
else {
let missing0;
if(((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.identifiers === undefined) && (missing0 = "identifiers"))) || ((data.transactional_message_id === undefined) && (missing0 = "transactional_message_id"))){
validate36.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("transactional" !== data.operation){
validate36.errors = [{instancePath:instancePath+"/operation",schemaPath:"common.schema.json#/$defs/operation/const",keyword:"const",params:{allowedValue: "transactional"}}];
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
const _errs2 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate36.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate36.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate36.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate36.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate36.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
const _errs8 = errors;
if("whatsapp" !== data.channel){
validate36.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/const",keyword:"const",params:{allowedValue: "whatsapp"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate36.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate36.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown !== undefined){
let data5 = data.on_unknown;
const _errs12 = errors;
if(!((data5 === "park") || (data5 === "resend"))){
validate36.errors = [{instancePath:instancePath+"/on_unknown",schemaPath:"common.schema.json#/$defs/on_unknown/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identifiers !== undefined){
const _errs14 = errors;
if(!(validate37(data.identifiers, {instancePath:instancePath+"/identifiers",parentData:data,parentDataProperty:"identifiers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transactional_message_id !== undefined){
let data7 = data.transactional_message_id;
const _errs15 = errors;
const _errs16 = errors;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
validate36.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/type",keyword:"type",params:{type: schema47.type}}];
return false;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate36.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate36.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_data !== undefined){
let data8 = data.message_data;
const _errs18 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
validate36.errors = [{instancePath:instancePath+"/message_data",schemaPath:"common.schema.json#/$defs/message_data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
let data9 = data.language;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length < 1){
validate36.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data9.length > 35 && (data9.length > 2 * 35 ? Infinity : Array.from(data9).length) > 35){
validate36.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/maxLength",keyword:"maxLength",params:{limit: 35}}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_at !== undefined){
let data10 = data.send_at;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate36.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4102444800 || isNaN(data10)){
validate36.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data10 < 946684800 || isNaN(data10)){
validate36.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue_draft !== undefined){
const _errs28 = errors;
if(typeof data.queue_draft !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/queue_draft",schemaPath:"common.schema.json#/$defs/queue_draft/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_message_retention !== undefined){
const _errs31 = errors;
if(typeof data.disable_message_retention !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/disable_message_retention",schemaPath:"common.schema.json#/$defs/disable_message_retention/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data13 = data.to;
const _errs34 = errors;
if(typeof data13 === "string"){
if(data13.length < 1){
validate36.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/phone_or_liquid/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern30.test(data13)){
validate36.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/phone_or_liquid/pattern",keyword:"pattern",params:{pattern: "^(?:\\+[1-9]\\d{1,14}|[^{\\u0000-\\u001f\\u007f-\\u009f]*\\{[{%][^\\u0000-\\u001f\\u007f-\\u009f]*[%}]\\}[^{}\\u0000-\\u001f\\u007f-\\u009f]*)$"}}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/phone_or_liquid/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.from !== undefined){
let data14 = data.from;
const _errs37 = errors;
if(typeof data14 === "string"){
if(data14.length < 1){
validate36.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data14)){
validate36.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate36.errors = [{instancePath:instancePath+"/from",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs37 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.tracked !== undefined){
const _errs40 = errors;
if(typeof data.tracked !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/tracked",schemaPath:"common.schema.json#/$defs/tracked/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs40 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_to_unsubscribed !== undefined){
const _errs43 = errors;
if(typeof data.send_to_unsubscribed !== "boolean"){
validate36.errors = [{instancePath:instancePath+"/send_to_unsubscribed",schemaPath:"common.schema.json#/$defs/send_to_unsubscribed/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs43 === errors;
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
}
}
}
}
}
}
}
else {
validate36.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate36.errors = vErrors;
return errors === 0;
}
validate36.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"channel":true,"expires_at":true,"on_unknown":true,"identifiers":true,"transactional_message_id":true,"message_data":true,"language":true,"send_at":true,"queue_draft":true,"disable_message_retention":true,"to":true,"from":true,"tracked":true,"send_to_unsubscribed":true},"dynamicProps":false,"dynamicItems":false};

const schema142 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/channels/in_app.schema.json","type":"object","properties":{"operation":{"$ref":"common.schema.json#/$defs/operation"},"command_id":{"$ref":"../common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"../common.schema.json#/$defs/occurred_at"},"channel":{"const":"in_app"},"expires_at":{"$ref":"../common.schema.json#/$defs/expires_at"},"on_unknown":{"$ref":"common.schema.json#/$defs/on_unknown"},"identifiers":{"$ref":"common.schema.json#/$defs/identifiers"},"transactional_message_id":{"$ref":"common.schema.json#/$defs/transactional_message_id"},"message_data":{"$ref":"common.schema.json#/$defs/message_data"},"language":{"$ref":"common.schema.json#/$defs/language"},"send_at":{"$ref":"common.schema.json#/$defs/send_at"},"queue_draft":{"$ref":"common.schema.json#/$defs/queue_draft"},"disable_message_retention":{"$ref":"common.schema.json#/$defs/disable_message_retention"},"auto_create":{"$ref":"common.schema.json#/$defs/auto_create"}},"required":["command_id","channel","identifiers","transactional_message_id"],"knownKeys":["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","auto_create"]};
const schema143 = ["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","auto_create"];

function validate40(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate40.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema42.includes(key));
if(unknownKey0 !== undefined){
validate40.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema42}}];
return false;
}
else {
const given0 = schema42.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate40.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema42, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate40.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate40.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate40.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate40.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate40.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate40.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_id !== undefined){
let data2 = data.cio_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate40.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate40.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate40.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate40.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate40.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate40.errors = vErrors;
return errors === 0;
}
validate40.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};


function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/channels/in_app.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate39.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema143.includes(key));
if(unknownKey0 !== undefined){
validate39.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema143}}];
return false;
}
else {
let missing0;
if(((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.identifiers === undefined) && (missing0 = "identifiers"))) || ((data.transactional_message_id === undefined) && (missing0 = "transactional_message_id"))){
validate39.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("transactional" !== data.operation){
validate39.errors = [{instancePath:instancePath+"/operation",schemaPath:"common.schema.json#/$defs/operation/const",keyword:"const",params:{allowedValue: "transactional"}}];
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
const _errs2 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate39.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate39.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate39.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate39.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
const _errs8 = errors;
if("in_app" !== data.channel){
validate39.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/const",keyword:"const",params:{allowedValue: "in_app"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate39.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate39.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown !== undefined){
let data5 = data.on_unknown;
const _errs12 = errors;
if(!((data5 === "park") || (data5 === "resend"))){
validate39.errors = [{instancePath:instancePath+"/on_unknown",schemaPath:"common.schema.json#/$defs/on_unknown/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identifiers !== undefined){
const _errs14 = errors;
if(!(validate40(data.identifiers, {instancePath:instancePath+"/identifiers",parentData:data,parentDataProperty:"identifiers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate40.errors : vErrors.concat(validate40.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transactional_message_id !== undefined){
let data7 = data.transactional_message_id;
const _errs15 = errors;
const _errs16 = errors;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
validate39.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/type",keyword:"type",params:{type: schema47.type}}];
return false;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate39.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate39.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_data !== undefined){
let data8 = data.message_data;
const _errs18 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
validate39.errors = [{instancePath:instancePath+"/message_data",schemaPath:"common.schema.json#/$defs/message_data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
let data9 = data.language;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length < 1){
validate39.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data9.length > 35 && (data9.length > 2 * 35 ? Infinity : Array.from(data9).length) > 35){
validate39.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/maxLength",keyword:"maxLength",params:{limit: 35}}];
return false;
}
}
}
else {
validate39.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_at !== undefined){
let data10 = data.send_at;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate39.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4102444800 || isNaN(data10)){
validate39.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data10 < 946684800 || isNaN(data10)){
validate39.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue_draft !== undefined){
const _errs28 = errors;
if(typeof data.queue_draft !== "boolean"){
validate39.errors = [{instancePath:instancePath+"/queue_draft",schemaPath:"common.schema.json#/$defs/queue_draft/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_message_retention !== undefined){
const _errs31 = errors;
if(typeof data.disable_message_retention !== "boolean"){
validate39.errors = [{instancePath:instancePath+"/disable_message_retention",schemaPath:"common.schema.json#/$defs/disable_message_retention/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auto_create !== undefined){
const _errs34 = errors;
if(typeof data.auto_create !== "boolean"){
validate39.errors = [{instancePath:instancePath+"/auto_create",schemaPath:"common.schema.json#/$defs/auto_create/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs34 === errors;
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
}
}
}
}
else {
validate39.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate39.errors = vErrors;
return errors === 0;
}
validate39.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"channel":true,"expires_at":true,"on_unknown":true,"identifiers":true,"transactional_message_id":true,"message_data":true,"language":true,"send_at":true,"queue_draft":true,"disable_message_retention":true,"auto_create":true},"dynamicProps":false,"dynamicItems":false};

const schema162 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/channels/inbox.schema.json","type":"object","properties":{"operation":{"$ref":"common.schema.json#/$defs/operation"},"command_id":{"$ref":"../common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"../common.schema.json#/$defs/occurred_at"},"channel":{"const":"inbox"},"expires_at":{"$ref":"../common.schema.json#/$defs/expires_at"},"on_unknown":{"$ref":"common.schema.json#/$defs/on_unknown"},"identifiers":{"$ref":"common.schema.json#/$defs/identifiers"},"transactional_message_id":{"$ref":"common.schema.json#/$defs/transactional_message_id"},"message_data":{"$ref":"common.schema.json#/$defs/message_data"},"language":{"$ref":"common.schema.json#/$defs/language"},"send_at":{"$ref":"common.schema.json#/$defs/send_at"},"queue_draft":{"$ref":"common.schema.json#/$defs/queue_draft"},"disable_message_retention":{"$ref":"common.schema.json#/$defs/disable_message_retention"},"to":{"$ref":"common.schema.json#/$defs/text_line"},"auto_create":{"$ref":"common.schema.json#/$defs/auto_create"}},"required":["command_id","channel","identifiers","transactional_message_id"],"knownKeys":["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","auto_create"]};
const schema163 = ["operation","command_id","occurred_at","channel","expires_at","on_unknown","identifiers","transactional_message_id","message_data","language","send_at","queue_draft","disable_message_retention","to","auto_create"];

function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate43.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema42.includes(key));
if(unknownKey0 !== undefined){
validate43.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema42}}];
return false;
}
else {
const given0 = schema42.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate43.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema42, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate43.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate43.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate43.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate43.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern8.test(data1)){
validate43.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate43.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_id !== undefined){
let data2 = data.cio_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate43.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate43.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate43.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate43.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate43.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate43.errors = vErrors;
return errors === 0;
}
validate43.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};


function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/channels/inbox.schema.json" */;
let vErrors = null;
let errors = 0;
const evaluated0 = validate42.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema163.includes(key));
if(unknownKey0 !== undefined){
validate42.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema163}}];
return false;
}
else {
let missing0;
if(((((data.command_id === undefined) && (missing0 = "command_id")) || ((data.channel === undefined) && (missing0 = "channel"))) || ((data.identifiers === undefined) && (missing0 = "identifiers"))) || ((data.transactional_message_id === undefined) && (missing0 = "transactional_message_id"))){
validate42.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("transactional" !== data.operation){
validate42.errors = [{instancePath:instancePath+"/operation",schemaPath:"common.schema.json#/$defs/operation/const",keyword:"const",params:{allowedValue: "transactional"}}];
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
const _errs2 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate42.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate42.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate42.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/command_id",schemaPath:"../common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs2 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.occurred_at !== undefined){
let data2 = data.occurred_at;
const _errs5 = errors;
const _errs6 = errors;
if(errors === _errs6){
if(typeof data2 === "string"){
if(!pattern5.test(data2)){
validate42.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate42.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"../common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs5 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.channel !== undefined){
const _errs8 = errors;
if("inbox" !== data.channel){
validate42.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/const",keyword:"const",params:{allowedValue: "inbox"}}];
return false;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.expires_at !== undefined){
let data4 = data.expires_at;
const _errs9 = errors;
const _errs10 = errors;
if(errors === _errs10){
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
validate42.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate42.errors = [{instancePath:instancePath+"/expires_at",schemaPath:"../common.schema.json#/$defs/expires_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.on_unknown !== undefined){
let data5 = data.on_unknown;
const _errs12 = errors;
if(!((data5 === "park") || (data5 === "resend"))){
validate42.errors = [{instancePath:instancePath+"/on_unknown",schemaPath:"common.schema.json#/$defs/on_unknown/enum",keyword:"enum",params:{allowedValues: schema40.enum}}];
return false;
}
var valid0 = _errs12 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.identifiers !== undefined){
const _errs14 = errors;
if(!(validate43(data.identifiers, {instancePath:instancePath+"/identifiers",parentData:data,parentDataProperty:"identifiers",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
var valid0 = _errs14 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.transactional_message_id !== undefined){
let data7 = data.transactional_message_id;
const _errs15 = errors;
const _errs16 = errors;
if((typeof data7 !== "string") && (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7))))){
validate42.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/type",keyword:"type",params:{type: schema47.type}}];
return false;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
validate42.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}}];
return false;
}
}
if(errors === _errs16){
if(typeof data7 === "string"){
if(data7.length < 1){
validate42.errors = [{instancePath:instancePath+"/transactional_message_id",schemaPath:"common.schema.json#/$defs/transactional_message_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
}
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.message_data !== undefined){
let data8 = data.message_data;
const _errs18 = errors;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
}
else {
validate42.errors = [{instancePath:instancePath+"/message_data",schemaPath:"common.schema.json#/$defs/message_data/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs18 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.language !== undefined){
let data9 = data.language;
const _errs22 = errors;
if(typeof data9 === "string"){
if(data9.length < 1){
validate42.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data9.length > 35 && (data9.length > 2 * 35 ? Infinity : Array.from(data9).length) > 35){
validate42.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/maxLength",keyword:"maxLength",params:{limit: 35}}];
return false;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/language",schemaPath:"common.schema.json#/$defs/language/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs22 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.send_at !== undefined){
let data10 = data.send_at;
const _errs25 = errors;
if(!(((typeof data10 == "number") && (!(data10 % 1) && !isNaN(data10))) && (isFinite(data10)))){
validate42.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data10 == "number") && (isFinite(data10))){
if(data10 > 4102444800 || isNaN(data10)){
validate42.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data10 < 946684800 || isNaN(data10)){
validate42.errors = [{instancePath:instancePath+"/send_at",schemaPath:"common.schema.json#/$defs/send_at/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
return false;
}
}
}
var valid0 = _errs25 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.queue_draft !== undefined){
const _errs28 = errors;
if(typeof data.queue_draft !== "boolean"){
validate42.errors = [{instancePath:instancePath+"/queue_draft",schemaPath:"common.schema.json#/$defs/queue_draft/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs28 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.disable_message_retention !== undefined){
const _errs31 = errors;
if(typeof data.disable_message_retention !== "boolean"){
validate42.errors = [{instancePath:instancePath+"/disable_message_retention",schemaPath:"common.schema.json#/$defs/disable_message_retention/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs31 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.to !== undefined){
let data13 = data.to;
const _errs34 = errors;
if(typeof data13 === "string"){
if(data13.length < 1){
validate42.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data13)){
validate42.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate42.errors = [{instancePath:instancePath+"/to",schemaPath:"common.schema.json#/$defs/text_line/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs34 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.auto_create !== undefined){
const _errs37 = errors;
if(typeof data.auto_create !== "boolean"){
validate42.errors = [{instancePath:instancePath+"/auto_create",schemaPath:"common.schema.json#/$defs/auto_create/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs37 === errors;
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
}
}
}
}
}
else {
validate42.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate42.errors = vErrors;
return errors === 0;
}
validate42.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"channel":true,"expires_at":true,"on_unknown":true,"identifiers":true,"transactional_message_id":true,"message_data":true,"language":true,"send_at":true,"queue_draft":true,"disable_message_retention":true,"to":true,"auto_create":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/transactional.schema.json" */;
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
let missing0;
if((data.channel === undefined) && (missing0 = "channel")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.channel !== undefined){
let data0 = data.channel;
const _errs0 = errors;
if(!((((((data0 === "email") || (data0 === "push")) || (data0 === "sms")) || (data0 === "whatsapp")) || (data0 === "in_app")) || (data0 === "inbox"))){
validate20.errors = [{instancePath:instancePath+"/channel",schemaPath:"#/properties/channel/enum",keyword:"enum",params:{allowedValues: schema31.properties.channel.enum}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const tag0 = data.channel;
if(typeof tag0 == "string"){
if(tag0 === "email"){
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var props0 = {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.channel = true;
props0.expires_at = true;
props0.on_unknown = true;
props0.identifiers = true;
props0.transactional_message_id = true;
props0.message_data = true;
props0.language = true;
props0.send_at = true;
props0.queue_draft = true;
props0.disable_message_retention = true;
props0.to = true;
props0.cc = true;
props0.bcc = true;
props0.from = true;
props0.reply_to = true;
props0.subject = true;
props0.preheader = true;
props0.body = true;
props0.body_plain = true;
props0.body_amp = true;
props0.fake_bcc = true;
props0.headers = true;
props0.attachments = true;
props0.disable_css_preprocessing = true;
props0.tracked = true;
props0.send_to_unsubscribed = true;
props0.auto_create = true;
}
else if(tag0 === "push"){
if(!(validate26(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.channel = true;
props0.expires_at = true;
props0.on_unknown = true;
props0.identifiers = true;
props0.transactional_message_id = true;
props0.message_data = true;
props0.language = true;
props0.send_at = true;
props0.queue_draft = true;
props0.disable_message_retention = true;
props0.to = true;
props0.title = true;
props0.message = true;
props0.image_url = true;
props0.link = true;
props0.sound = true;
props0.custom_data = true;
props0.custom_device = true;
props0.custom_payload = true;
props0.send_to_unsubscribed = true;
props0.auto_create = true;
}
}
else if(tag0 === "sms"){
if(!(validate33(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.channel = true;
props0.expires_at = true;
props0.on_unknown = true;
props0.identifiers = true;
props0.transactional_message_id = true;
props0.message_data = true;
props0.language = true;
props0.send_at = true;
props0.queue_draft = true;
props0.disable_message_retention = true;
props0.to = true;
props0.from = true;
props0.tracked = true;
props0.send_to_unsubscribed = true;
props0.auto_create = true;
}
}
else if(tag0 === "whatsapp"){
if(!(validate36(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.channel = true;
props0.expires_at = true;
props0.on_unknown = true;
props0.identifiers = true;
props0.transactional_message_id = true;
props0.message_data = true;
props0.language = true;
props0.send_at = true;
props0.queue_draft = true;
props0.disable_message_retention = true;
props0.to = true;
props0.from = true;
props0.tracked = true;
props0.send_to_unsubscribed = true;
}
}
else if(tag0 === "in_app"){
if(!(validate39(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.channel = true;
props0.expires_at = true;
props0.on_unknown = true;
props0.identifiers = true;
props0.transactional_message_id = true;
props0.message_data = true;
props0.language = true;
props0.send_at = true;
props0.queue_draft = true;
props0.disable_message_retention = true;
props0.auto_create = true;
}
}
else if(tag0 === "inbox"){
if(!(validate42(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.channel = true;
props0.expires_at = true;
props0.on_unknown = true;
props0.identifiers = true;
props0.transactional_message_id = true;
props0.message_data = true;
props0.language = true;
props0.send_at = true;
props0.queue_draft = true;
props0.disable_message_retention = true;
props0.to = true;
props0.auto_create = true;
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "channel", tagValue: tag0}}];
return false;
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "channel", tagValue: tag0}}];
return false;
}
}
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate20.errors = vErrors;
evaluated0.props = props0;
return errors === 0;
}
validate20.evaluated = {"dynamicProps":true,"dynamicItems":false};
