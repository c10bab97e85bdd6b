// @ts-nocheck
// Made by schemas/compile.ts. Do not edit.
import type { GeneratedValidator } from '../commands.ts';
export const validate: GeneratedValidator<'delete'> = validate20;

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/delete.schema.json","type":"object","properties":{"operation":{"const":"delete"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"person":{"$ref":"common.schema.json#/$defs/person"}},"required":["person"],"knownKeys":["operation","command_id","occurred_at","person"]};
const schema32 = ["operation","command_id","occurred_at","person"];
const schema34 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema35 = {"type":"string","format":"date-time","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"};
const pattern4 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern5 = new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$", "u");
const schema36 = {"type":"object","properties":{"id":{"$ref":"#/$defs/id"},"email":{"$ref":"#/$defs/email"},"cio_id":{"$ref":"#/$defs/id"},"phone":{"$ref":"#/$defs/phone"}},"knownKeys":["id","email","cio_id","phone"],"exactlyOne":["id","email","cio_id","phone"]};
const schema37 = ["id","email","cio_id","phone"];
const schema39 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema40 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"};
const schema42 = {"type":"string","minLength":1,"pattern":"^\\+[1-9]\\d{1,14}$"};
const pattern6 = new RegExp("^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern7 = new RegExp("^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$", "u");
const pattern9 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");

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
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema37.includes(key));
if(unknownKey0 !== undefined){
validate22.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema37}}];
return false;
}
else {
const given0 = schema37.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate22.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema37, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data0)){
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate22.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data1)){
validate22.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate22.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
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
validate22.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data2)){
validate22.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate22.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.phone !== undefined){
let data3 = data.phone;
const _errs9 = errors;
if(typeof data3 === "string"){
if(data3.length < 1){
validate22.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/$defs/phone/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern9.test(data3)){
validate22.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/$defs/phone/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9]\\d{1,14}$"}}];
return false;
}
}
}
else {
validate22.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/$defs/phone/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs9 === errors;
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
validate22.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate22.errors = vErrors;
return errors === 0;
}
validate22.evaluated = {"props":{"id":true,"email":true,"cio_id":true,"phone":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/delete.schema.json" */;
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
if((data.person === undefined) && (missing0 = "person")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("delete" !== data.operation){
validate20.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "delete"}}];
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
if(data.person !== undefined){
const _errs7 = errors;
if(!(validate22(data.person, {instancePath:instancePath+"/person",parentData:data,parentDataProperty:"person",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
var valid0 = _errs7 === errors;
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
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"person":true},"dynamicProps":false,"dynamicItems":false};
