// @ts-nocheck
// Made by schemas/compile.ts. Do not edit.
import type { GeneratedValidator } from '../commands.ts';
export const validate: GeneratedValidator<'device'> = validate20;

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/device.schema.json","type":"object","properties":{"action":{"enum":["add","delete"]}},"required":["action"],"discriminator":{"propertyName":"action"},"oneOf":[{"$ref":"#/$defs/add"},{"$ref":"#/$defs/delete"}],"$defs":{"add":{"type":"object","properties":{"operation":{"const":"device"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"add"},"person":{"$ref":"common.schema.json#/$defs/person"},"device":{"$ref":"common.schema.json#/$defs/device"}},"required":["action","person","device"],"knownKeys":["operation","command_id","occurred_at","action","person","device"]},"delete":{"type":"object","properties":{"operation":{"const":"device"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"delete"},"person":{"$ref":"common.schema.json#/$defs/person"},"device":{"$ref":"#/$defs/known_device"}},"required":["action","person","device"],"knownKeys":["operation","command_id","occurred_at","action","person","device"]},"known_device":{"type":"object","properties":{"token":{"$ref":"common.schema.json#/$defs/device_token"},"platform":{"$ref":"common.schema.json#/$defs/platform"},"last_used":{"$ref":"common.schema.json#/$defs/unix_seconds"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"}},"required":["token"],"knownKeys":["token","platform","last_used","attributes"]}}};
const schema32 = {"type":"object","properties":{"operation":{"const":"device"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"add"},"person":{"$ref":"common.schema.json#/$defs/person"},"device":{"$ref":"common.schema.json#/$defs/device"}},"required":["action","person","device"],"knownKeys":["operation","command_id","occurred_at","action","person","device"]};
const schema33 = ["operation","command_id","occurred_at","action","person","device"];
const schema35 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema36 = {"type":"string","format":"date-time","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"};
const pattern4 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern5 = new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$", "u");
const schema37 = {"type":"object","properties":{"id":{"$ref":"#/$defs/id"},"email":{"$ref":"#/$defs/email"},"cio_id":{"$ref":"#/$defs/id"},"phone":{"$ref":"#/$defs/phone"}},"knownKeys":["id","email","cio_id","phone"],"exactlyOne":["id","email","cio_id","phone"]};
const schema38 = ["id","email","cio_id","phone"];
const schema40 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema41 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"};
const schema43 = {"type":"string","minLength":1,"pattern":"^\\+[1-9]\\d{1,14}$"};
const pattern6 = new RegExp("^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern7 = new RegExp("^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$", "u");
const pattern9 = new RegExp("^\\+[1-9]\\d{1,14}$", "u");

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
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data0)){
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate23.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data1)){
validate23.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate23.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
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
validate23.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data2)){
validate23.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate23.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate23.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/$defs/phone/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern9.test(data3)){
validate23.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/$defs/phone/pattern",keyword:"pattern",params:{pattern: "^\\+[1-9]\\d{1,14}$"}}];
return false;
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/phone",schemaPath:"#/$defs/phone/type",keyword:"type",params:{type: "string"}}];
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
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"id":true,"email":true,"cio_id":true,"phone":true},"dynamicProps":false,"dynamicItems":false};

const schema44 = {"type":"object","properties":{"token":{"$ref":"#/$defs/device_token"},"platform":{"$ref":"#/$defs/platform"},"last_used":{"$ref":"#/$defs/unix_seconds"},"attributes":{"$ref":"#/$defs/attributes"}},"required":["token","platform"],"knownKeys":["token","platform","last_used","attributes"]};
const schema45 = ["token","platform","last_used","attributes"];
const schema46 = {"type":"string","minLength":1,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema47 = {"enum":["ios","android"]};
const schema48 = {"type":"integer","minimum":946684800,"maximum":4102444800};
const schema49 = {"type":"object","maxProperties":300,"propertyNames":{"minLength":1,"maxBytes":150,"not":{"enum":["_env","_updated_at","_update","_timestamp"]}},"additionalProperties":true};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate25.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
const unknownKey0 = Object.keys(data).find((key) => !schema45.includes(key));
if(unknownKey0 !== undefined){
validate25.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema45}}];
return false;
}
else {
let missing0;
if(((data.token === undefined) && (missing0 = "token")) || ((data.platform === undefined) && (missing0 = "platform"))){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.token !== undefined){
let data0 = data.token;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate25.errors = [{instancePath:instancePath+"/token",schemaPath:"#/$defs/device_token/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate25.errors = [{instancePath:instancePath+"/token",schemaPath:"#/$defs/device_token/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/token",schemaPath:"#/$defs/device_token/type",keyword:"type",params:{type: "string"}}];
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
validate25.errors = [{instancePath:instancePath+"/platform",schemaPath:"#/$defs/platform/enum",keyword:"enum",params:{allowedValues: schema47.enum}}];
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
validate25.errors = [{instancePath:instancePath+"/last_used",schemaPath:"#/$defs/unix_seconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4102444800 || isNaN(data2)){
validate25.errors = [{instancePath:instancePath+"/last_used",schemaPath:"#/$defs/unix_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data2 < 946684800 || isNaN(data2)){
validate25.errors = [{instancePath:instancePath+"/last_used",schemaPath:"#/$defs/unix_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
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
validate25.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
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
validate25.errors = vErrors;
return false;
break;
}
}
}
}
else {
validate25.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
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
validate25.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate25.errors = vErrors;
return errors === 0;
}
validate25.evaluated = {"props":{"token":true,"platform":true,"last_used":true,"attributes":true},"dynamicProps":false,"dynamicItems":false};


function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
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
if((((data.action === undefined) && (missing0 = "action")) || ((data.person === undefined) && (missing0 = "person"))) || ((data.device === undefined) && (missing0 = "device"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("device" !== data.operation){
validate21.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "device"}}];
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
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
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
validate21.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate21.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
const _errs7 = errors;
if("add" !== data.action){
validate21.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/const",keyword:"const",params:{allowedValue: "add"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.person !== undefined){
const _errs8 = errors;
if(!(validate23(data.person, {instancePath:instancePath+"/person",parentData:data,parentDataProperty:"person",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.device !== undefined){
const _errs9 = errors;
if(!(validate25(data.device, {instancePath:instancePath+"/device",parentData:data,parentDataProperty:"device",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
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
}
}
else {
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"action":true,"person":true,"device":true},"dynamicProps":false,"dynamicItems":false};

const schema50 = {"type":"object","properties":{"operation":{"const":"device"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"delete"},"person":{"$ref":"common.schema.json#/$defs/person"},"device":{"$ref":"#/$defs/known_device"}},"required":["action","person","device"],"knownKeys":["operation","command_id","occurred_at","action","person","device"]};
const schema51 = ["operation","command_id","occurred_at","action","person","device"];
const schema54 = {"type":"object","properties":{"token":{"$ref":"common.schema.json#/$defs/device_token"},"platform":{"$ref":"common.schema.json#/$defs/platform"},"last_used":{"$ref":"common.schema.json#/$defs/unix_seconds"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"}},"required":["token"],"knownKeys":["token","platform","last_used","attributes"]};
const schema55 = ["token","platform","last_used","attributes"];

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
const unknownKey0 = Object.keys(data).find((key) => !schema55.includes(key));
if(unknownKey0 !== undefined){
validate29.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema55}}];
return false;
}
else {
let missing0;
if((data.token === undefined) && (missing0 = "token")){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.token !== undefined){
let data0 = data.token;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate29.errors = [{instancePath:instancePath+"/token",schemaPath:"common.schema.json#/$defs/device_token/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern4.test(data0)){
validate29.errors = [{instancePath:instancePath+"/token",schemaPath:"common.schema.json#/$defs/device_token/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/token",schemaPath:"common.schema.json#/$defs/device_token/type",keyword:"type",params:{type: "string"}}];
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
validate29.errors = [{instancePath:instancePath+"/platform",schemaPath:"common.schema.json#/$defs/platform/enum",keyword:"enum",params:{allowedValues: schema47.enum}}];
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
validate29.errors = [{instancePath:instancePath+"/last_used",schemaPath:"common.schema.json#/$defs/unix_seconds/type",keyword:"type",params:{type: "integer"}}];
return false;
}
if((typeof data2 == "number") && (isFinite(data2))){
if(data2 > 4102444800 || isNaN(data2)){
validate29.errors = [{instancePath:instancePath+"/last_used",schemaPath:"common.schema.json#/$defs/unix_seconds/maximum",keyword:"maximum",params:{comparison: "<=", limit: 4102444800}}];
return false;
}
else {
if(data2 < 946684800 || isNaN(data2)){
validate29.errors = [{instancePath:instancePath+"/last_used",schemaPath:"common.schema.json#/$defs/unix_seconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 946684800}}];
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
validate29.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
return false;
}
else {
for(const key0 in data3){
const _errs10 = errors;
if(typeof key0 === "string"){
if(key0.length < 1){
const err0 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames/minLength",keyword:"minLength",params:{limit: 1},propertyName:key0};
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
const err1 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames/maxBytes",keyword:"maxBytes",params:{limit: 150},propertyName:key0};
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
const err3 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames/not",keyword:"not",params:{},propertyName:key0};
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
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
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
validate29.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
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
const unknownKey0 = Object.keys(data).find((key) => !schema51.includes(key));
if(unknownKey0 !== undefined){
validate27.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema51}}];
return false;
}
else {
let missing0;
if((((data.action === undefined) && (missing0 = "action")) || ((data.person === undefined) && (missing0 = "person"))) || ((data.device === undefined) && (missing0 = "device"))){
validate27.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("device" !== data.operation){
validate27.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "device"}}];
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
validate27.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate27.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate27.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate27.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
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
validate27.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate27.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
return false;
}
}
var valid0 = _errs4 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.action !== undefined){
const _errs7 = errors;
if("delete" !== data.action){
validate27.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/const",keyword:"const",params:{allowedValue: "delete"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.person !== undefined){
const _errs8 = errors;
if(!(validate23(data.person, {instancePath:instancePath+"/person",parentData:data,parentDataProperty:"person",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.device !== undefined){
const _errs9 = errors;
if(!(validate29(data.device, {instancePath:instancePath+"/device",parentData:data,parentDataProperty:"device",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
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
}
}
else {
validate27.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate27.errors = vErrors;
return errors === 0;
}
validate27.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"action":true,"person":true,"device":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/device.schema.json" */;
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
if((data.action === undefined) && (missing0 = "action")){
validate20.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.action !== undefined){
let data0 = data.action;
const _errs0 = errors;
if(!((data0 === "add") || (data0 === "delete"))){
validate20.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/enum",keyword:"enum",params:{allowedValues: schema31.properties.action.enum}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
const tag0 = data.action;
if(typeof tag0 == "string"){
if(tag0 === "add"){
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var props0 = {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.action = true;
props0.person = true;
props0.device = true;
}
else if(tag0 === "delete"){
if(!(validate27(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate27.errors : vErrors.concat(validate27.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.action = true;
props0.person = true;
props0.device = true;
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "mapping", tag: "action", tagValue: tag0}}];
return false;
}
}
else {
validate20.errors = [{instancePath,schemaPath:"#/discriminator",keyword:"discriminator",params:{error: "tag", tag: "action", tagValue: tag0}}];
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
