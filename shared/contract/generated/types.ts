/** Made by schemas/compile.ts. Do not edit. */
export type Person =
  | {
      /**
       * An identifier of 1 to 150 bytes without control characters: not blank, and neither `.` nor `..`.
       */
      id: string;
      email?: never;
      cio_id?: never;
      phone?: never;
    }
  | {
      id?: never;
      /**
       * One email address of at most 150 bytes, without a display name.
       */
      email: string;
      cio_id?: never;
      phone?: never;
    }
  | {
      id?: never;
      email?: never;
      /**
       * Customer.io's own identifier.
       */
      cio_id: string;
      phone?: never;
    }
  | {
      id?: never;
      email?: never;
      cio_id?: never;
      /**
       * A phone number in E.164 form: `+`, country code, number.
       */
      phone: string;
    };
export type ObjectRelationship =
  | {
      /**
       * The number of the object's type in Customer.io, written as text.
       */
      object_type_id?: string;
      /**
       * Your identifier of the object.
       */
      object_id: string;
      cio_object_id?: never;
      attributes?: Attributes;
    }
  | {
      /**
       * The number of the object's type in Customer.io, written as text.
       */
      object_type_id?: string;
      object_id?: never;
      /**
       * Customer.io's own identifier of the object.
       */
      cio_object_id: string;
      attributes?: Attributes;
    };
export type TrackCommand =
  | {
      /**
       * Says which topic the command is meant for.
       */
      operation?: 'track';
      /**
       * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
       */
      command_id?: string;
      /**
       * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
       */
      occurred_at?: string;
      person: Person;
      anonymous_id?: never;
      /**
       * The event's name, or the page's or screen's: 1 to 100 bytes, not blank.
       */
      name: string;
      /**
       * What kind of event it is.
       */
      type?: 'event' | 'page' | 'screen';
      data?: Data;
    }
  | {
      /**
       * Says which topic the command is meant for.
       */
      operation?: 'track';
      /**
       * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
       */
      command_id?: string;
      /**
       * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
       */
      occurred_at?: string;
      person?: never;
      /**
       * Your identifier of somebody who is not known yet.
       */
      anonymous_id: string;
      /**
       * The event's name, or the page's or screen's: 1 to 100 bytes, not blank.
       */
      name: string;
      /**
       * What kind of event it is.
       */
      type?: 'event' | 'page' | 'screen';
      data?: Data;
    };
export type TransactionalCommand =
  EmailCommand | PushCommand | SMSCommand | WhatsAppCommand | InAppCommand | InboxCommand;
export type EmailCommand =
  | {
      /**
       * Says which topic the command is meant for.
       */
      operation?: 'transactional';
      /**
       * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
       */
      command_id: string;
      /**
       * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
       */
      occurred_at?: string;
      channel: 'email';
      /**
       * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
       */
      expires_at?: string;
      on_unknown?: OnUnknown;
      identifiers: Identifiers;
      transactional_message_id: Template;
      message_data?: Data;
      /**
       * Overrides the person's language.
       */
      language?: string;
      /**
       * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
       */
      send_at?: number;
      /**
       * When true, the message is kept as a draft instead of being sent.
       */
      queue_draft?: boolean;
      /**
       * When true, Customer.io does not keep the message's body.
       */
      disable_message_retention?: boolean;
      /**
       * Recipients, separated by commas, with or without display names. At most 15 in to, cc and bcc together.
       */
      to: string;
      /**
       * Recipients of copies, separated by commas.
       */
      cc?: string;
      /**
       * Recipients of blind copies, separated by commas.
       */
      bcc?: string;
      /**
       * The sender; overrides the template's.
       */
      from?: string;
      /**
       * Where answers go, if not to the sender.
       */
      reply_to?: string;
      /**
       * The subject; overrides the template's.
       */
      subject?: string;
      /**
       * The line that mail programs show beside the subject.
       */
      preheader?: string;
      /**
       * The HTML body; overrides the template's.
       */
      body?: string;
      /**
       * The plain-text body.
       */
      body_plain?: string;
      /**
       * The AMP body.
       */
      body_amp?: string;
      /**
       * When true, blind copies carry the recipient in their subject instead of being true copies.
       */
      fake_bcc?: boolean;
      /**
       * Extra headers in ASCII: names to values, or the JSON text of a list of {name, value}, as Customer.io documents it.
       */
      headers?:
        | {
            [k: string]: string;
          }
        | string;
      /**
       * File names to base64 contents, less than 2 MB together.
       */
      attachments?: {
        [k: string]: string;
      };
      /**
       * When true, styles are left as they are instead of being moved into the elements.
       */
      disable_css_preprocessing?: boolean;
      /**
       * When true, opens and clicks are tracked.
       */
      tracked?: boolean;
      /**
       * When false, people who unsubscribed do not get the message.
       */
      send_to_unsubscribed?: boolean;
      /**
       * When true and transactional_message_id is a name that nobody uses yet, Customer.io creates an empty template of that name.
       */
      auto_create?: boolean;
    }
  | {
      /**
       * Says which topic the command is meant for.
       */
      operation?: 'transactional';
      /**
       * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
       */
      command_id: string;
      /**
       * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
       */
      occurred_at?: string;
      channel: 'email';
      /**
       * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
       */
      expires_at?: string;
      on_unknown?: OnUnknown;
      identifiers: Identifiers;
      transactional_message_id?: Template;
      message_data?: Data;
      /**
       * Overrides the person's language.
       */
      language?: string;
      /**
       * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
       */
      send_at?: number;
      /**
       * When true, the message is kept as a draft instead of being sent.
       */
      queue_draft?: boolean;
      /**
       * When true, Customer.io does not keep the message's body.
       */
      disable_message_retention?: boolean;
      /**
       * Recipients, separated by commas, with or without display names. At most 15 in to, cc and bcc together.
       */
      to: string;
      /**
       * Recipients of copies, separated by commas.
       */
      cc?: string;
      /**
       * Recipients of blind copies, separated by commas.
       */
      bcc?: string;
      /**
       * The sender; overrides the template's.
       */
      from: string;
      /**
       * Where answers go, if not to the sender.
       */
      reply_to?: string;
      /**
       * The subject; overrides the template's.
       */
      subject: string;
      /**
       * The line that mail programs show beside the subject.
       */
      preheader?: string;
      /**
       * The HTML body; overrides the template's.
       */
      body: string;
      /**
       * The plain-text body.
       */
      body_plain?: string;
      /**
       * The AMP body.
       */
      body_amp?: string;
      /**
       * When true, blind copies carry the recipient in their subject instead of being true copies.
       */
      fake_bcc?: boolean;
      /**
       * Extra headers in ASCII: names to values, or the JSON text of a list of {name, value}, as Customer.io documents it.
       */
      headers?:
        | {
            [k: string]: string;
          }
        | string;
      /**
       * File names to base64 contents, less than 2 MB together.
       */
      attachments?: {
        [k: string]: string;
      };
      /**
       * When true, styles are left as they are instead of being moved into the elements.
       */
      disable_css_preprocessing?: boolean;
      /**
       * When true, opens and clicks are tracked.
       */
      tracked?: boolean;
      /**
       * When false, people who unsubscribed do not get the message.
       */
      send_to_unsubscribed?: boolean;
      /**
       * When true and transactional_message_id is a name that nobody uses yet, Customer.io creates an empty template of that name.
       */
      auto_create?: boolean;
    };
/**
 * What to do when nobody can tell whether the message went out: park it for a person to decide, or send it again and risk a second one.
 */
export type OnUnknown = 'park' | 'resend';
export type Identifiers =
  | {
      /**
       * An identifier of 1 to 150 bytes without control characters: not blank, and neither `.` nor `..`.
       */
      id: string;
      email?: never;
      cio_id?: never;
    }
  | {
      id?: never;
      /**
       * One email address of at most 150 bytes, without a display name.
       */
      email: string;
      cio_id?: never;
    }
  | {
      id?: never;
      email?: never;
      /**
       * Customer.io's own identifier.
       */
      cio_id: string;
    };
/**
 * The template: its number, or its trigger name in any case.
 */
export type Template = string | number;
export type Audience = 'configured' | Selection;
export type Selection =
  | {
      recipients: RecipientFilter;
      ids?: never;
      emails?: never;
      per_user_data?: never;
      data_file_url?: never;
    }
  | {
      recipients?: never;
      /**
       * 1 to 10000 ids.
       *
       * @minItems 1
       * @maxItems 10000
       *
       * Items: An identifier of 1 to 150 bytes without control characters: not blank, and neither `.` nor `..`.
       */
      ids: string[];
      emails?: never;
      per_user_data?: never;
      data_file_url?: never;
    }
  | {
      recipients?: never;
      ids?: never;
      /**
       * One email address or more.
       *
       * @minItems 1
       *
       * Items: One email address of at most 150 bytes, without a display name.
       */
      emails: string[];
      per_user_data?: never;
      data_file_url?: never;
    }
  | {
      recipients?: never;
      ids?: never;
      emails?: never;
      /**
       * 1 to 10000 people, each with data of their own.
       *
       * @minItems 1
       * @maxItems 10000
       */
      per_user_data: Recipient[];
      data_file_url?: never;
    }
  | {
      recipients?: never;
      ids?: never;
      emails?: never;
      per_user_data?: never;
      /**
       * The https address of a file with one JSON object a line.
       */
      data_file_url: string;
    };
export type RecipientFilter =
  | {
      /**
       * All of these hold.
       *
       * @minItems 1
       */
      and: RecipientFilter[];
      or?: never;
      not?: never;
      segment?: never;
      attribute?: never;
    }
  | {
      and?: never;
      /**
       * At least one of these holds.
       *
       * @minItems 1
       */
      or: RecipientFilter[];
      not?: never;
      segment?: never;
      attribute?: never;
    }
  | {
      and?: never;
      or?: never;
      not: RecipientFilter;
      segment?: never;
      attribute?: never;
    }
  | {
      and?: never;
      or?: never;
      not?: never;
      segment: Segment;
      attribute?: never;
    }
  | {
      and?: never;
      or?: never;
      not?: never;
      segment?: never;
      attribute: AttributeCondition;
    };
export type Recipient =
  | {
      /**
       * An identifier of 1 to 150 bytes without control characters: not blank, and neither `.` nor `..`.
       */
      id: string;
      email?: never;
      data?: Data;
    }
  | {
      id?: never;
      /**
       * One email address of at most 150 bytes, without a display name.
       */
      email: string;
      data?: Data;
    };
export type DeviceCommand = AddDeviceCommand | DeleteDeviceCommand;
export type ObjectCommand = IdentifyObjectCommand | DeleteObjectCommand;
export type ObjectReference =
  | {
      /**
       * The number of the object's type in Customer.io, written as text.
       */
      object_type_id?: string;
      /**
       * Your identifier of the object.
       */
      object_id: string;
      cio_object_id?: never;
    }
  | {
      /**
       * The number of the object's type in Customer.io, written as text.
       */
      object_type_id?: string;
      object_id?: never;
      /**
       * Customer.io's own identifier of the object.
       */
      cio_object_id: string;
    };

/**
 * Operation to the command it takes.
 */
export interface Commands {
  identify: IdentifyCommand;
  track: TrackCommand;
  transactional: TransactionalCommand;
  broadcast: BroadcastCommand;
  suppress: SuppressCommand;
  unsuppress: UnsuppressCommand;
  delete: DeleteCommand;
  merge: MergeCommand;
  device: DeviceCommand;
  object: ObjectCommand;
}
/**
 * Creates a person or updates the person's attributes.
 */
export interface IdentifyCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'identify';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  person: Person;
  attributes?: Attributes;
  /**
   * When true, a person who does not exist yet is not created.
   */
  update_only?: boolean;
  /**
   * Objects that the person belongs to, such as companies or courses.
   */
  relationships?: ObjectRelationship[];
}
/**
 * At most 300 attributes with names of 1 to 150 bytes and values of at most 1000 bytes (a list or an object counts as its JSON text). `created_at` and names that end in `_at` take Unix seconds; milliseconds are refused. Relay sets `_env`, `_updated_at`, `_update` and `_timestamp` itself.
 */
export interface Attributes {
  [k: string]: unknown;
}
/**
 * Free-form values under names of your own.
 */
export interface Data {
  [k: string]: unknown;
}
/**
 * Sends one push notification.
 */
export interface PushCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'transactional';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  channel: 'push';
  /**
   * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
   */
  expires_at?: string;
  on_unknown?: OnUnknown;
  identifiers: Identifiers;
  transactional_message_id: Template;
  message_data?: Data;
  /**
   * Overrides the person's language.
   */
  language?: string;
  /**
   * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
   */
  send_at?: number;
  /**
   * When true, the message is kept as a draft instead of being sent.
   */
  queue_draft?: boolean;
  /**
   * When true, Customer.io does not keep the message's body.
   */
  disable_message_retention?: boolean;
  /**
   * The person's devices: all, last_used, or one device's token.
   */
  to?: string;
  /**
   * The title; overrides the template's.
   */
  title?: string;
  /**
   * The body; overrides the template's.
   */
  message?: string;
  /**
   * An image to show; overrides the template's.
   */
  image_url?: string;
  /**
   * What opens when the notification is tapped; overrides the template's.
   */
  link?: string;
  /**
   * For iOS: the device's sound or none.
   */
  sound?: 'default' | 'none';
  custom_data?: Data;
  custom_device?: Device;
  custom_payload?: CustomPayload;
  /**
   * When false, people who unsubscribed do not get the message.
   */
  send_to_unsubscribed?: boolean;
  /**
   * When true and transactional_message_id is a name that nobody uses yet, Customer.io creates an empty template of that name.
   */
  auto_create?: boolean;
}
/**
 * A device with its token and platform.
 */
export interface Device {
  /**
   * The device's push token, from APNs or FCM.
   */
  token: string;
  /**
   * The device's platform.
   */
  platform: 'ios' | 'android';
  /**
   * When the device was last used, in Unix seconds.
   */
  last_used?: number;
  attributes?: Attributes;
}
/**
 * A payload of your own for each platform. It overrides everything else.
 */
export interface CustomPayload {
  ios?: Data;
  android?: Data;
}
/**
 * Sends one SMS.
 */
export interface SMSCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'transactional';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  channel: 'sms';
  /**
   * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
   */
  expires_at?: string;
  on_unknown?: OnUnknown;
  identifiers: Identifiers;
  transactional_message_id: Template;
  message_data?: Data;
  /**
   * Overrides the person's language.
   */
  language?: string;
  /**
   * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
   */
  send_at?: number;
  /**
   * When true, the message is kept as a draft instead of being sent.
   */
  queue_draft?: boolean;
  /**
   * When true, Customer.io does not keep the message's body.
   */
  disable_message_retention?: boolean;
  /**
   * The recipient's number in E.164 form, or Liquid such as `{{customer.phone}}`.
   */
  to: string;
  /**
   * The sender's number or id; overrides the template's.
   */
  from?: string;
  /**
   * When true, opens and clicks are tracked.
   */
  tracked?: boolean;
  /**
   * When false, people who unsubscribed do not get the message.
   */
  send_to_unsubscribed?: boolean;
  /**
   * When true and transactional_message_id is a name that nobody uses yet, Customer.io creates an empty template of that name.
   */
  auto_create?: boolean;
}
/**
 * Sends one WhatsApp message.
 */
export interface WhatsAppCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'transactional';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  channel: 'whatsapp';
  /**
   * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
   */
  expires_at?: string;
  on_unknown?: OnUnknown;
  identifiers: Identifiers;
  transactional_message_id: Template;
  message_data?: Data;
  /**
   * Overrides the person's language.
   */
  language?: string;
  /**
   * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
   */
  send_at?: number;
  /**
   * When true, the message is kept as a draft instead of being sent.
   */
  queue_draft?: boolean;
  /**
   * When true, Customer.io does not keep the message's body.
   */
  disable_message_retention?: boolean;
  /**
   * The recipient's number in E.164 form, or Liquid such as `{{customer.phone}}`; needed unless the template has one.
   */
  to?: string;
  /**
   * The sender's number or id; overrides the template's.
   */
  from?: string;
  /**
   * When true, opens and clicks are tracked.
   */
  tracked?: boolean;
  /**
   * When false, people who unsubscribed do not get the message.
   */
  send_to_unsubscribed?: boolean;
}
/**
 * Sends one in-app message.
 */
export interface InAppCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'transactional';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  channel: 'in_app';
  /**
   * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
   */
  expires_at?: string;
  on_unknown?: OnUnknown;
  identifiers: Identifiers;
  transactional_message_id: Template;
  message_data?: Data;
  /**
   * Overrides the person's language.
   */
  language?: string;
  /**
   * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
   */
  send_at?: number;
  /**
   * When true, the message is kept as a draft instead of being sent.
   */
  queue_draft?: boolean;
  /**
   * When true, Customer.io does not keep the message's body.
   */
  disable_message_retention?: boolean;
  /**
   * When true and transactional_message_id is a name that nobody uses yet, Customer.io creates an empty template of that name.
   */
  auto_create?: boolean;
}
/**
 * Sends one message to the person's inbox.
 */
export interface InboxCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'transactional';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  channel: 'inbox';
  /**
   * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
   */
  expires_at?: string;
  on_unknown?: OnUnknown;
  identifiers: Identifiers;
  transactional_message_id: Template;
  message_data?: Data;
  /**
   * Overrides the person's language.
   */
  language?: string;
  /**
   * When to send, in Unix seconds: at most 90 days ahead. A past moment means now.
   */
  send_at?: number;
  /**
   * When true, the message is kept as a draft instead of being sent.
   */
  queue_draft?: boolean;
  /**
   * When true, Customer.io does not keep the message's body.
   */
  disable_message_retention?: boolean;
  /**
   * Overrides the template's recipient.
   */
  to?: string;
  /**
   * When true and transactional_message_id is a name that nobody uses yet, Customer.io creates an empty template of that name.
   */
  auto_create?: boolean;
}
/**
 * Triggers an API-triggered broadcast for an audience that is always named.
 */
export interface BroadcastCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'broadcast';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  /**
   * The broadcast's number in Customer.io.
   */
  broadcast_id: number;
  audience: Audience;
  data?: Data;
  /**
   * When true, an email address that several people share reaches all of them; when false it is an error.
   */
  email_add_duplicates?: boolean;
  /**
   * When true, email addresses that nobody has are passed over; when false one of them fails the whole broadcast.
   */
  email_ignore_missing?: boolean;
  /**
   * When true, ids that nobody has are passed over; when false one of them fails the whole broadcast.
   */
  id_ignore_missing?: boolean;
  /**
   * From this moment on, as RFC 3339 text, the command is skipped instead of carried out.
   */
  expires_at?: string;
}
/**
 * People in a segment.
 */
export interface Segment {
  /**
   * The segment's number in Customer.io.
   */
  id: number;
}
/**
 * People who have an attribute, or have it with a value. `eq` needs a value.
 */
export interface AttributeCondition {
  /**
   * The attribute's name.
   */
  field: string;
  operator: 'eq' | 'exists';
  /**
   * The value that the attribute must have.
   */
  value?: string | number | boolean;
}
/**
 * Deletes a person for good and blocks the identifier. Meant for requests to be forgotten, not for opting out of messages.
 */
export interface SuppressCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'suppress';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  person: Person;
}
/**
 * Frees an identifier that was suppressed. What was deleted does not come back.
 */
export interface UnsuppressCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'unsuppress';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  person: Person;
}
/**
 * Deletes a person. The identifier stays free to be used again.
 */
export interface DeleteCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'delete';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  person: Person;
}
/**
 * Merges the secondary person into the primary one. The secondary person ceases to exist; this cannot be undone.
 */
export interface MergeCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'merge';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  primary: Identifiers;
  secondary: Identifiers;
}
/**
 * Adds a device or updates it.
 */
export interface AddDeviceCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'device';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  action: 'add';
  person: Person;
  device: Device;
}
/**
 * Removes a device. Its token is enough.
 */
export interface DeleteDeviceCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'device';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  action: 'delete';
  person: Person;
  device: KnownDevice;
}
/**
 * The device to remove, as it was added or by its token alone.
 */
export interface KnownDevice {
  /**
   * The device's push token, from APNs or FCM.
   */
  token: string;
  /**
   * The device's platform.
   */
  platform?: 'ios' | 'android';
  /**
   * A moment in whole seconds since 1970, between the years 2000 and 2100. Milliseconds are refused.
   */
  last_used?: number;
  attributes?: Attributes;
}
/**
 * Creates an object or updates its attributes and the people who belong to it.
 */
export interface IdentifyObjectCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'object';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  action: 'identify';
  object: ObjectReference;
  attributes?: Attributes;
  /**
   * People who belong to the object.
   */
  relationships?: PersonRelationship[];
}
/**
 * A person who belongs to the object, with attributes of the relationship.
 */
export interface PersonRelationship {
  person: Identifiers;
  attributes?: Attributes;
}
/**
 * Deletes an object, with its attributes and relationships.
 */
export interface DeleteObjectCommand {
  /**
   * Says which topic the command is meant for.
   */
  operation?: 'object';
  /**
   * The command's id, chosen by its publisher: 1 to 128 characters (Unicode code points) without control characters. A command published again under its id is the same command.
   */
  command_id?: string;
  /**
   * When it happened, as RFC 3339 text. Customer.io orders changes to a profile by it. Defaults to the time of publishing; at most 24 hours ahead.
   */
  occurred_at?: string;
  action: 'delete';
  object: ObjectReference;
  attributes?: never;
  relationships?: never;
}
