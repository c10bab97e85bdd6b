// @ts-nocheck
// Made by schemas/compile.ts. Do not edit.
import type { GeneratedValidator } from '../commands.ts';
export const validate: GeneratedValidator<'object'> = validate20;

const schema31 = {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://relay.example/schemas/commands/object.schema.json","type":"object","properties":{"action":{"enum":["identify","delete"]}},"required":["action"],"discriminator":{"propertyName":"action"},"oneOf":[{"$ref":"#/$defs/identify"},{"$ref":"#/$defs/delete"}],"$defs":{"identify":{"type":"object","properties":{"operation":{"const":"object"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"identify"},"object":{"$ref":"common.schema.json#/$defs/object"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"},"relationships":{"type":"array","items":{"$ref":"#/$defs/relationship"}}},"required":["action","object"],"knownKeys":["operation","command_id","occurred_at","action","object","attributes","relationships"]},"delete":{"type":"object","properties":{"operation":{"const":"object"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"delete"},"object":{"$ref":"common.schema.json#/$defs/object"},"attributes":false,"relationships":false},"required":["action","object"],"knownKeys":["operation","command_id","occurred_at","action","object"]},"relationship":{"type":"object","properties":{"person":{"$ref":"common.schema.json#/$defs/identifiers"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"}},"required":["person"],"knownKeys":["person","attributes"]}}};
const schema32 = {"type":"object","properties":{"operation":{"const":"object"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"identify"},"object":{"$ref":"common.schema.json#/$defs/object"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"},"relationships":{"type":"array","items":{"$ref":"#/$defs/relationship"}}},"required":["action","object"],"knownKeys":["operation","command_id","occurred_at","action","object","attributes","relationships"]};
const schema33 = ["operation","command_id","occurred_at","action","object","attributes","relationships"];
const schema35 = {"type":"string","minLength":1,"maxLength":128,"pattern":"^[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const schema36 = {"type":"string","format":"date-time","pattern":"^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"};
const schema43 = {"type":"object","maxProperties":300,"propertyNames":{"minLength":1,"maxBytes":150,"not":{"enum":["_env","_updated_at","_update","_timestamp"]}},"additionalProperties":true};
const pattern4 = new RegExp("^[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");
const pattern5 = new RegExp("^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$", "u");
const schema37 = {"type":"object","properties":{"object_type_id":{"$ref":"#/$defs/object_type_id"},"object_id":{"$ref":"#/$defs/object_id"},"cio_object_id":{"$ref":"#/$defs/cio_object_id"}},"dependentRequired":{"object_type_id":["object_id"],"object_id":["object_type_id"]},"knownKeys":["object_type_id","object_id","cio_object_id"],"exactlyOne":["object_id","cio_object_id"]};
const schema38 = ["object_type_id","object_id","cio_object_id"];
const schema39 = ["object_id","cio_object_id"];
const schema40 = {"type":"string","pattern":"^[1-9]\\d{0,9}$"};
const schema41 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"};
const pattern6 = new RegExp("^[1-9]\\d{0,9}$", "u");
const pattern7 = new RegExp("^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$", "u");

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
const given0 = schema39.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate23.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema39, given: given0}}];
return false;
}
else {
if(data.object_type_id !== undefined){
let data0 = data.object_type_id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(!pattern6.test(data0)){
validate23.errors = [{instancePath:instancePath+"/object_type_id",schemaPath:"#/$defs/object_type_id/pattern",keyword:"pattern",params:{pattern: "^[1-9]\\d{0,9}$"}}];
return false;
}
}
else {
validate23.errors = [{instancePath:instancePath+"/object_type_id",schemaPath:"#/$defs/object_type_id/type",keyword:"type",params:{type: "string"}}];
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
validate23.errors = [{instancePath:instancePath+"/object_id",schemaPath:"#/$defs/object_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data1)){
validate23.errors = [{instancePath:instancePath+"/object_id",schemaPath:"#/$defs/object_id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate23.errors = [{instancePath:instancePath+"/object_id",schemaPath:"#/$defs/object_id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/object_id",schemaPath:"#/$defs/object_id/type",keyword:"type",params:{type: "string"}}];
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
validate23.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"#/$defs/cio_object_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate23.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"#/$defs/cio_object_id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate23.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"#/$defs/cio_object_id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate23.errors = [{instancePath:instancePath+"/cio_object_id",schemaPath:"#/$defs/cio_object_id/type",keyword:"type",params:{type: "string"}}];
return false;
}
var valid0 = _errs6 === errors;
}
else {
var valid0 = true;
}
if(valid0){
let missing0;
if(data.object_type_id !== undefined && ((data.object_id === undefined) && (missing0 = "object_id"))){
validate23.errors = [{instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "object_type_id",
    missingProperty: missing0,
    depsCount: 1,
    deps: "object_id"}}];
return false;
}
else {
if(data.object_id !== undefined && ((data.object_type_id === undefined) && (missing0 = "object_type_id"))){
validate23.errors = [{instancePath,schemaPath:"#/dependentRequired",keyword:"dependentRequired",params:{property: "object_id",
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
else {
validate23.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate23.errors = vErrors;
return errors === 0;
}
validate23.evaluated = {"props":{"object_type_id":true,"object_id":true,"cio_object_id":true},"dynamicProps":false,"dynamicItems":false};

const schema44 = {"type":"object","properties":{"person":{"$ref":"common.schema.json#/$defs/identifiers"},"attributes":{"$ref":"common.schema.json#/$defs/attributes"}},"required":["person"],"knownKeys":["person","attributes"]};
const schema45 = ["person","attributes"];
const schema46 = {"type":"object","properties":{"id":{"$ref":"#/$defs/id"},"email":{"$ref":"#/$defs/email"},"cio_id":{"$ref":"#/$defs/id"}},"knownKeys":["id","email","cio_id"],"exactlyOne":["id","email","cio_id"]};
const schema47 = ["id","email","cio_id"];
const schema50 = {"type":"string","minLength":1,"maxBytes":150,"pattern":"^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"};
const pattern10 = new RegExp("^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$", "u");

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
const unknownKey0 = Object.keys(data).find((key) => !schema47.includes(key));
if(unknownKey0 !== undefined){
validate26.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema47}}];
return false;
}
else {
const given0 = schema47.filter((key) => data[key] !== undefined).length;
if(given0 !== 1){
validate26.errors = [{instancePath,schemaPath:"#/exactlyOne",keyword:"exactlyOne",params:{keys: schema47, given: given0}}];
return false;
}
else {
if(data.id !== undefined){
let data0 = data.id;
const _errs0 = errors;
if(typeof data0 === "string"){
if(data0.length < 1){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data0)){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data0) > 150){
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern10.test(data1)){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/pattern",keyword:"pattern",params:{pattern: "^[^\\s@,;:<>()\"\\u0000-\\u001f\\u007f-\\u009f]+@[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+(?:\\.[^\\s@,;:<>()\".\\u0000-\\u001f\\u007f-\\u009f]+)*$"}}];
return false;
}
else {
if(Buffer.byteLength(data1) > 150){
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/email",schemaPath:"#/$defs/email/type",keyword:"type",params:{type: "string"}}];
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
validate26.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(!pattern7.test(data2)){
validate26.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/pattern",keyword:"pattern",params:{pattern: "^(?!\\.{1,2}$)(?=\\s*\\S)[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
else {
if(Buffer.byteLength(data2) > 150){
validate26.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/maxBytes",keyword:"maxBytes",params:{limit: 150}}];
return false;
}
}
}
}
else {
validate26.errors = [{instancePath:instancePath+"/cio_id",schemaPath:"#/$defs/id/type",keyword:"type",params:{type: "string"}}];
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
validate26.evaluated = {"props":{"id":true,"email":true,"cio_id":true},"dynamicProps":false,"dynamicItems":false};


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
if((data.person === undefined) && (missing0 = "person")){
validate25.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.person !== undefined){
const _errs0 = errors;
if(!(validate26(data.person, {instancePath:instancePath+"/person",parentData:data,parentDataProperty:"person",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
errors = vErrors.length;
}
var valid0 = _errs0 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attributes !== undefined){
let data1 = data.attributes;
const _errs1 = errors;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(Object.keys(data1).length > 300){
validate25.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
return false;
}
else {
for(const key0 in data1){
const _errs3 = errors;
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
if(errors === _errs3){
const _errs4 = errors;
const _errs5 = errors;
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
var valid3 = _errs5 === errors;
if(valid3){
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
errors = _errs4;
if(vErrors !== null){
if(_errs4){
vErrors.length = _errs4;
}
else {
vErrors = null;
}
}
}
}
var valid2 = _errs3 === errors;
if(!valid2){
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
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
validate25.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs1 === errors;
}
else {
var valid0 = true;
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
validate25.evaluated = {"props":{"person":true,"attributes":true},"dynamicProps":false,"dynamicItems":false};


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
if(((data.action === undefined) && (missing0 = "action")) || ((data.object === undefined) && (missing0 = "object"))){
validate21.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("object" !== data.operation){
validate21.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "object"}}];
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
if("identify" !== data.action){
validate21.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/const",keyword:"const",params:{allowedValue: "identify"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.object !== undefined){
const _errs8 = errors;
if(!(validate23(data.object, {instancePath:instancePath+"/object",parentData:data,parentDataProperty:"object",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attributes !== undefined){
let data5 = data.attributes;
const _errs9 = errors;
if(data5 && typeof data5 == "object" && !Array.isArray(data5)){
if(Object.keys(data5).length > 300){
validate21.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/maxProperties",keyword:"maxProperties",params:{limit: 300}}];
return false;
}
else {
for(const key0 in data5){
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
var valid5 = _errs13 === errors;
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
var valid4 = _errs11 === errors;
if(!valid4){
const err4 = {instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/propertyNames",keyword:"propertyNames",params:{propertyName: key0}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
validate21.errors = vErrors;
return false;
break;
}
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/attributes",schemaPath:"common.schema.json#/$defs/attributes/type",keyword:"type",params:{type: "object"}}];
return false;
}
var valid0 = _errs9 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.relationships !== undefined){
let data6 = data.relationships;
const _errs16 = errors;
if(Array.isArray(data6)){
var valid6 = true;
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
const _errs17 = errors;
if(!(validate25(data6[i0], {instancePath:instancePath+"/relationships/" + i0,parentData:data6,parentDataProperty:i0,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate25.errors : vErrors.concat(validate25.errors);
errors = vErrors.length;
}
var valid6 = _errs17 === errors;
if(!valid6){
break;
}
}
}
else {
validate21.errors = [{instancePath:instancePath+"/relationships",schemaPath:"#/properties/relationships/type",keyword:"type",params:{type: "array"}}];
return false;
}
var valid0 = _errs16 === errors;
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
validate21.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate21.errors = vErrors;
return errors === 0;
}
validate21.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"action":true,"object":true,"attributes":true,"relationships":true},"dynamicProps":false,"dynamicItems":false};

const schema53 = {"type":"object","properties":{"operation":{"const":"object"},"command_id":{"$ref":"common.schema.json#/$defs/command_id"},"occurred_at":{"$ref":"common.schema.json#/$defs/occurred_at"},"action":{"const":"delete"},"object":{"$ref":"common.schema.json#/$defs/object"},"attributes":false,"relationships":false},"required":["action","object"],"knownKeys":["operation","command_id","occurred_at","action","object"]};
const schema54 = ["operation","command_id","occurred_at","action","object"];

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
const unknownKey0 = Object.keys(data).find((key) => !schema54.includes(key));
if(unknownKey0 !== undefined){
validate29.errors = [{instancePath,schemaPath:"#/knownKeys",keyword:"knownKeys",params:{unknownKey: unknownKey0, knownKeys: schema54}}];
return false;
}
else {
let missing0;
if(((data.action === undefined) && (missing0 = "action")) || ((data.object === undefined) && (missing0 = "object"))){
validate29.errors = [{instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: missing0}}];
return false;
}
else {
if(data.operation !== undefined){
const _errs0 = errors;
if("object" !== data.operation){
validate29.errors = [{instancePath:instancePath+"/operation",schemaPath:"#/properties/operation/const",keyword:"const",params:{allowedValue: "object"}}];
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
validate29.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/minLength",keyword:"minLength",params:{limit: 1}}];
return false;
}
else {
if(data1.length > 128 && (data1.length > 2 * 128 ? Infinity : Array.from(data1).length) > 128){
validate29.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/maxLength",keyword:"maxLength",params:{limit: 128}}];
return false;
}
else {
if(!pattern4.test(data1)){
validate29.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u001f\\u007f-\\u009f]+$"}}];
return false;
}
}
}
}
else {
validate29.errors = [{instancePath:instancePath+"/command_id",schemaPath:"common.schema.json#/$defs/command_id/type",keyword:"type",params:{type: "string"}}];
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
validate29.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/pattern",keyword:"pattern",params:{pattern: "^\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])[Tt](?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:[Zz]|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)$"}}];
return false;
}
}
else {
validate29.errors = [{instancePath:instancePath+"/occurred_at",schemaPath:"common.schema.json#/$defs/occurred_at/type",keyword:"type",params:{type: "string"}}];
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
validate29.errors = [{instancePath:instancePath+"/action",schemaPath:"#/properties/action/const",keyword:"const",params:{allowedValue: "delete"}}];
return false;
}
var valid0 = _errs7 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.object !== undefined){
const _errs8 = errors;
if(!(validate23(data.object, {instancePath:instancePath+"/object",parentData:data,parentDataProperty:"object",rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
var valid0 = _errs8 === errors;
}
else {
var valid0 = true;
}
if(valid0){
if(data.attributes !== undefined){
var valid0 = false;
validate29.errors = [{instancePath:instancePath+"/attributes",schemaPath:"#/properties/attributes/false schema",keyword:"false schema",params:{}}];
return false;
}
else {
var valid0 = true;
}
if(valid0){
if(data.relationships !== undefined){
var valid0 = false;
validate29.errors = [{instancePath:instancePath+"/relationships",schemaPath:"#/properties/relationships/false schema",keyword:"false schema",params:{}}];
return false;
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
validate29.errors = [{instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}}];
return false;
}
validate29.errors = vErrors;
return errors === 0;
}
validate29.evaluated = {"props":{"operation":true,"command_id":true,"occurred_at":true,"action":true,"object":true,"attributes":true,"relationships":true},"dynamicProps":false,"dynamicItems":false};


function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
/*# sourceURL="https://relay.example/schemas/commands/object.schema.json" */;
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
if(!((data0 === "identify") || (data0 === "delete"))){
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
if(tag0 === "identify"){
if(!(validate21(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
var props0 = {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.action = true;
props0.object = true;
props0.attributes = true;
props0.relationships = true;
}
else if(tag0 === "delete"){
if(!(validate29(data, {instancePath,parentData,parentDataProperty,rootData,dynamicAnchors}))){
vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
errors = vErrors.length;
}
if(props0 !== true){
props0 = props0 || {};
props0.operation = true;
props0.command_id = true;
props0.occurred_at = true;
props0.action = true;
props0.object = true;
props0.attributes = true;
props0.relationships = true;
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
