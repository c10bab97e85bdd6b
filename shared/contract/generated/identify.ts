// @ts-nocheck
// Made by schemas/compile.ts. Do not edit.
import type { GeneratedValidator } from '../commands.ts';
export const validate: GeneratedValidator<'identify'> = validate20;

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/identify.schema.json","type":"object","properties":{"operation":{"const":"identify"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"person":{"$ref":"common.schema.json#/$defs/person"},"attributes":{"maxProperties":298,"$ref":"common.schema.json#/$defs/attributes"},"update_only":{"type":"boolean"},"relationships":{"type":"array","items":{"$ref":"#/$defs/relationship"}}},"required":["person"],"$defs":{"relationship":{"type":"object","properties":{"object_type_id":{"$ref":"common.schema.json#/$defs/object_type_id"},"object_id":{"$ref":"common.schema.json#/$defs/object_id"},"cio_object_id":{"$ref":"common.schema.json#/$defs/cio_object_id"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"}},"dependentRequired":{"object_type_id":["object_id"],"object_id":["object_type_id"]},"knownKeys":["object_type_id","object_id","cio_object_id","attributes"],"exactlyOne":["object_id","cio_object_id"]}},"knownKeys":["operation","command_id","occurred_at","person","attributes","update_only","relationships"]};
const schema32 = ["operation","command_id","occurred_at","person","attributes","update_only","relationships"];
const schema34 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema35 = {"type":"string","format":"date-time","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"};
const schema43 = {"type":"object","maxProperties":300,"propertyNames":{"minLength":1,"maxBytes":150,"not":{"enum":["_env","_updated_at","_update","_timestamp"]}},"additionalProperties":true};
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

const schema44 = {"type":"object","properties":{"object_type_id":{"$ref":"common.schema.json#/$defs/object_type_id"},"object_id":{"$ref":"common.schema.json#/$defs/object_id"},"cio_object_id":{"$ref":"common.schema.json#/$defs/cio_object_id"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"}},"dependentRequired":{"object_type_id":["object_id"],"object_id":["object_type_id"]},"knownKeys":["object_type_id","object_id","cio_object_id","attributes"],"exactlyOne":["object_id","cio_object_id"]};
const schema45 = ["object_type_id","object_id","cio_object_id","attributes"];
const schema46 = ["object_id","cio_object_id"];
const schema47 = {"type":"string","pattern":"^[1-9]\\d{0,9}$"};
const pattern10 = new RegExp("^[1-9]\\d{0,9}$", "u");

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
const unknownKey0 = Object.keys(data).find((key) => !schema45.includes(key));
if(unknownKey0 !== undefined){
validate24.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema45}}];
return false;
}
else {
const given0 = schema46.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate24.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema46, given: given0}}];
return false;
}
else {
if(data.object_type_id !== undefined){
let data0 = data.object_type_id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(!pattern10.test(data0)){
validate24.errors = [{instancePath:instancePath+"/object_type_id",schemaPath:"common.schema.json#/$defs/object_type_id/pattern",keyword:"pattern",params:{pattern: "^[1-9]\\d{0,9}$"}}];
return false;
}
}
else {
validate24.errors = [{instancePath:instancePath+"/object_type_id",schemaPath:"common.schema.json#/$defs/object_type_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.object_id !== undefined){
let data1 = data.object_id;
const _errs3 = errors;
if(typeof data1 === "string"){
if(data1.length < 1){
validate24.errors = [{instancePath:instancePath+"/object_id",schemaPath:"common.schema.json#/$defs/object_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data1)){
validate24.errors = [{instancePath:instancePath+"/object_id",schemaPath:"common.schema.json#/$defs/object_id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate24.errors = [{instancePath:instancePath+"/object_id",schemaPath:"common.schema.json#/$defs/object_id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/object_id",schemaPath:"common.schema.json#/$defs/object_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs3 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.cio_object_id !== undefined){
let data2 = data.cio_object_id;
const _errs6 = errors;
if(typeof data2 === "string"){
if(data2.length < 1){
validate24.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"common.schema.json#/$defs/cio_object_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern6.test(data2)){
validate24.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"common.schema.json#/$defs/cio_object_id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate24.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"common.schema.json#/$defs/cio_object_id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"common.schema.json#/$defs/cio_object_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attributes !== undefined){
let data3 = data.attributes;
const _errs9 = errors;
if(data3 && typeof data3 == "object" && !Array.isArray(data3)){
if(Object.keys(data3).length > 300){
validate24.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
return false;
}
else {
for(const key0 in data3){
const _errs11 = errors;
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
if(errors === _errs11){
const _errs12 = errors;
const _errs13 = errors;
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
var valid6 = _errs13 === errors;
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
errors = _errs12;
if(vErrors !== null){
if(_errs12){
vErrors.length = _errs12;
}
else {
vErrors = null;
}
}
}
}
var valid5 = _errs11 === errors;
if(!valid5){
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate24.errors = vErrors;
return false;
break;
}
}
}
}
else {
validate24.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let missing0;
if(data.object_type_id !== undefined && ((data.object_id === undefined) && (missing0 = "object_id"))){
validate24.errors = [{instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "object_type_id",
    missingProperty: missing0,
    depsCount: 1,
    deps: "object_id"}}];
return false;
}
else {
if(data.object_id !== undefined && ((data.object_type_id === undefined) && (missing0 = "object_type_id"))){
validate24.errors = [{instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "object_id",
    missingProperty: missing0,
    depsCount: 1,
    deps: "object_type_id"}}];
return false;
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
validate24.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate24.errors = vErrors;
return errors === 0;
}
validate24.evaluated = {"props":{"object_type_id":true,"object_id":true,"cio_object_id":true,"attributes":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/identify.schema.json" */;
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
if("identify" !== data.operation){
validate20.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "identify"}}];
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
if(valid0){
if(data.attributes !== undefined){
let data4 = data.attributes;
const _errs8 = errors;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 298){
validate20.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/maxProperties",keyword:"maxProperties",params:{limit: 298}}];
return false;
}
}
if(errors === _errs8){
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(Object.keys(data4).length > 300){
validate20.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
return false;
}
else {
for(const key0 in data4){
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
var valid5 = _errs12 === errors;
if(valid5){
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
var valid4 = _errs10 === errors;
if(!valid4){
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate20.errors = vErrors;
return false;
break;
}
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
return false;
}
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.update_only !== undefined){
const _errs15 = errors;
if(typeof data.update_only !== "boolean"){
validate20.errors = [{instancePath:instancePath+"/update_only",schemaPath:"#/properties/update_only/type",keyword:"type",params:{type: "boolean"}}];
return false;
}
var valid0 = _errs15 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.relationships !== undefined){
let data6 = data.relationships;
const _errs17 = errors;
if(Array.isArray(data6)){
var valid6 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs18 = errors;
if(!(validate24(data6[i0], {instancePath:instancePath+"/relationships/" + i0,parentData:data6,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate24.errors : vErrors.concat(validate24.errors);
errors = vErrors.length;
}
var valid6 = _errs18 === errors;
if(!valid6){
break;
}
}
}
else {
validate20.errors = [{instancePath:instancePath+"/relationships",schemaPath:"#/properties/relationships/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs17 === errors;
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
else {
validate20.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"person":true,"attributes":true,"update_only":true,"relationships":true},"dynamicProps":false,"dynamicItems":false};
