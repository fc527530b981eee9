/** The phone of the person, who may be the contact of a household. */
export const phoneHeading = /手机|电话|联系方式|^(mobile|phone)(number)?$/i;

/** A phone of somebody to call in their stead is another's. */
export const othersPhone = /紧急|应急|备用|家属|子女|亲属|监护|担保|村干部|包保|单位|传真|emergency/i;

/** 乡镇 as a column of its own, beside the village. */
export const townHeading =
  /^(户籍|户口|所在|所属|现住|居住)?(所在)?地?(乡镇|镇|乡|镇街|乡镇街道|街道|乡镇[/／、]街道)(名称?)?$|^town$/i;
