export {
  type NativeFile,
  type Uploaded,
  type UploadOptions,
  type UploadProgress,
  type UploadSource,
  upload,
} from '../upload/upload.ts'
